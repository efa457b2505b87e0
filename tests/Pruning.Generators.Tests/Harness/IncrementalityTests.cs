using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>What an edit may and may not cause, for whichever generator a derived class names.</summary>
public abstract class IncrementalityTests
{
    private const string Other =
        "namespace Elsewhere; public static class Other { public static int Number() => 1; }\n";

    /// <summary>What is run.</summary>
    private protected abstract GeneratorSetup Setup { get; }

    /// <summary>A network [Network(4)] with a layer Hidden and a method that returns 41.</summary>
    private protected abstract string Source { get; }

    /// <summary>The steps whose values say what the network is.</summary>
    private protected abstract IReadOnlyList<string> ModelSteps { get; }

    [Fact]
    public void Models_SameTextTwice_AreEqual()
    {
        Assert.Equal(Models(Source), Models(Source));
    }

    [Fact]
    public void Models_RenamedLayer_Differ()
    {
        Assert.NotEqual(Models(Source), Models(Edit("Hidden", "Inner")));
    }

    [Theory]
    [InlineData("formatting", "[Network(4)]", "\n\n  [ Network( 4 ) ]\n")]
    [InlineData("a comment", "[Network(4)]", "// What it is for.\n[Network(4)] /* four numbers */")]
    [InlineData("an edit of a method body", "return 41;", "int answer = 40; return answer + 1;")]
    [InlineData("a new method", "return 41;", "return 41; } public int More() { return 43;")]
    public void Edit_OutsideOfTheDeclaration_LeavesEveryStepCached(string occasion, string before, string after)
    {
        Rerun([Source, Other], [Edit(before, after), Other]).RequireCached(occasion);
    }

    [Fact]
    public void Edit_InAnotherFile_LeavesEveryStepCached()
    {
        string edited = Other.Replace("=> 1", "=> 2", StringComparison.Ordinal);
        Rerun([Source, Other], [Source, edited]).RequireCached("an edit in another file");
    }

    [Fact]
    public void Edit_NewFile_LeavesEveryStepCached()
    {
        Rerun([Source], [Source, Other]).RequireCached("a new file");
    }

    [Theory]
    [InlineData("renaming a layer", "Hidden", "Inner")]
    [InlineData("a wider input", "[Network(4)]", "[Network(5)]")]
    public void Edit_OfTheDeclaration_ModifiesEveryModelAndPrints(string occasion, string before, string after)
    {
        StepLog log = Rerun([Source, Other], [Edit(before, after), Other]);
        Assert.All(ModelSteps, step => log.RequireModified(occasion, step));
        log.RequirePrinted(occasion);
    }

    private string Edit(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);
        return Source.Replace(before, after, StringComparison.Ordinal);
    }

    private object[] Models(string source)
    {
        GeneratorRunResult result = GeneratorHarness.Driver(Setup)
            .RunGenerators(TestCompilation.Create([source]))
            .GetRunResult().Results.Single();
        return [.. ModelSteps
            .SelectMany(name => result.TrackedSteps[name])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)];
    }

    /// <summary>
    /// The log of a run on the edited files after one on the files before, with unchanged files being the same trees.
    /// </summary>
    private protected StepLog Rerun(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        CSharpCompilation compilation = TestCompilation.Create(before);
        GeneratorDriver driver = GeneratorHarness.Driver(Setup).RunGenerators(compilation);
        CSharpCompilation fresh = TestCompilation.Create(after);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        for (int i = 0; i < after.Count; i++)
        {
            compilation = i >= before.Count
                ? compilation.AddSyntaxTrees(fresh.SyntaxTrees[i])
                : before[i] == after[i] ? compilation : compilation.ReplaceSyntaxTree(trees[i], fresh.SyntaxTrees[i]);
        }

        return new StepLog(driver.RunGenerators(compilation), Setup);
    }
}
