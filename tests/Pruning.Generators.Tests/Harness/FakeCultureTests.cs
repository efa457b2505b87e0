namespace Pruning.Generators.Tests.Harness;

/// <summary>The culture tests themselves, on a generator that is known to print the same everywhere.</summary>
public sealed class FakeCultureTests : CultureTests
{
    private protected override GeneratorSetup Setup => FakeGenerators.Caching;

    private protected override string Source => FakeGenerators.Source;
}
