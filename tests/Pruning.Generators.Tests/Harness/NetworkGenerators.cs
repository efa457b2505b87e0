using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Tests.Harness;

/// <summary>The generator and the analyzer that users run.</summary>
internal static class NetworkGenerators
{
    /// <summary>The generator with all its steps, and the analyzer beside it.</summary>
    public static GeneratorSetup Setup { get; } = Of();

    /// <summary>The same for sources with blocks, which have steps of their own.</summary>
    public static GeneratorSetup SetupWithBlocks { get; } = Of(TrackingNames.Block, TrackingNames.BlockInput);

    private static GeneratorSetup Of(params string[] steps) => new(
        () => new NetworkGenerator(),
        [() => new NetworkAnalyzer()],
        [
            TrackingNames.Facts,
            TrackingNames.Declaration,
            TrackingNames.Input,
            TrackingNames.Plan,
            TrackingNames.Clashes,
            .. steps,
        ]);
}
