using System;
using System.Collections.Generic;
using System.Linq;
using VerifyXunit;
using Xunit;
using Xunit.Sdk;

namespace Pruning.Generators.Tests.Harness;

public sealed class GeneratorHarnessTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { nameof(FakeGenerators.Uncached), "After a second run" },
        { nameof(FakeGenerators.LeakingASymbol), "keeps a compilation alive" },
        { nameof(FakeGenerators.LeakingSyntax), "keeps a compilation alive" },
        { nameof(FakeGenerators.LeakingALocation), "keeps a compilation alive" },
        { nameof(FakeGenerators.PrintingAnError), "Emitted code does not compile" },
        { nameof(FakeGenerators.PrintingAWarning), "Emitted code does not compile" },
        { nameof(FakeGenerators.PrintingCarriageReturns), "carriage return" },
        { nameof(FakeGenerators.Throwing), "a mistake of the generator" },
    };

    [Fact]
    public void Run_GoodGenerator_GivesTheTextsAndTheCompilation()
    {
        GeneratorRun run = GeneratorHarness.Run(FakeGenerators.Source, FakeGenerators.Caching);
        Assert.Equal(["Fake.g.cs"], run.Sources.Keys);
        Assert.Contains("\"4 Hidden\"", run.Sources["Fake.g.cs"], StringComparison.Ordinal);
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Demo.Tiny"));
        Assert.Empty(run.CompilerErrors);
        Target target = Assert.Single(run.Targets());
        Assert.Equal("Fake.g", target.Name);
        Assert.Equal("cs", target.Extension);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Run_GeneratorWithAMistake_Fails(string mistake, string message)
    {
        GeneratorSetup setup = (GeneratorSetup)typeof(FakeGenerators).GetProperty(mistake)!.GetValue(null)!;
        XunitException failure =
            Assert.ThrowsAny<XunitException>(() => GeneratorHarness.Run(FakeGenerators.Source, setup));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StepWithoutThatName_Fails()
    {
        GeneratorSetup setup = FakeGenerators.Caching with { Steps = ["Nowhere"] };
        XunitException failure =
            Assert.ThrowsAny<XunitException>(() => GeneratorHarness.Run(FakeGenerators.Source, setup));
        Assert.Contains("no step named 'Nowhere'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UserFileWithAnError_FailsUnlessItIsAllowed()
    {
        string source = FakeGenerators.Source + "public class Broken : Missing;\n";
        Assert.ThrowsAny<XunitException>(() => GeneratorHarness.Run(source, FakeGenerators.Caching));
        GeneratorRun run = GeneratorHarness.Run(source, FakeGenerators.Caching, allowUserErrors: true);
        Assert.Equal("CS0246", Assert.Single(run.CompilerErrors).Id);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void CultureCheck_GeneratorThatFormatsByCulture_Fails(string culture)
    {
        XunitException failure = Assert.ThrowsAny<XunitException>(
            () => CultureCheck.RequireSameTexts(FakeGenerators.LeakingTheCulture, FakeGenerators.Source, culture));
        Assert.Contains("Under " + culture, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelWalker_DelegateThatHoldsASymbol_FindsIt()
    {
        GeneratorRun run = GeneratorHarness.Run(FakeGenerators.Source, FakeGenerators.Caching);
        Func<string> closure = run.Compilation.GetTypeByMetadataName("Demo.Tiny")!.ToString!;
        Assert.NotNull(ModelWalker.FindLeak(new List<object> { "text", closure }));
        Assert.Null(ModelWalker.FindLeak(new List<object> { "text", 1, Enumerable.Range(0, 3).ToArray() }));
    }
}
