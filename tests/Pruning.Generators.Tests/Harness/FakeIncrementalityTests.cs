using System.Collections.Generic;

namespace Pruning.Generators.Tests.Harness;

/// <summary>The incrementality tests themselves, on a generator that is known to cache.</summary>
public sealed class FakeIncrementalityTests : IncrementalityTests
{
    private protected override GeneratorSetup Setup => FakeGenerators.Caching;

    private protected override string Source => FakeGenerators.Source;

    private protected override IReadOnlyList<string> ModelSteps => [FakeGenerators.Step];
}
