using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Tests.Harness;

/// <summary>The generator and the analyzer that users run.</summary>
internal static class NetworkGenerators
{
    /// <summary>The generator with all its steps, and the analyzer beside it.</summary>
    public static GeneratorSetup Setup { get; } = new(
        () => new NetworkGenerator(),
        [() => new NetworkAnalyzer()],
        [
            TrackingNames.Facts,
            TrackingNames.Declaration,
            TrackingNames.Input,
            TrackingNames.Plan,
            TrackingNames.Clashes,
        ]);
}
