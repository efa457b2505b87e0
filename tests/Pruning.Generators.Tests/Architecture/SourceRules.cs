using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Pruning.Generators.Tests.Architecture;

public sealed class SourceRules
{
    private const int Columns = 120;

    private const string GoodText = "namespace Pruning.Generators.Graph;\n\ninternal static class A;\n";

    private static readonly IReadOnlyDictionary<string, string> Sources = Repository.Sources("src");

    public static TheoryData<string> Files => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_BelowSrc_KeepsTheRulesOfForm(string file)
    {
        string[] faults = [.. SourceFile.Faults(file, Sources[file])];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Tests_Sources_EndNoLineWithWhiteSpace()
    {
        Assert.Equal([], Repository.Sources("tests")
            .Where(file => file.Value.Split('\n').Any(line => line.TrimEnd() != line))
            .Select(file => file.Key));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("examples")]
    [InlineData("benchmarks")]
    public void Tree_Sources_HaveNoLineBeyondTheWidth(string folder)
    {
        IReadOnlyDictionary<string, string> sources = Repository.Sources(folder);
        Assert.NotEmpty(sources);
        Assert.Equal([], sources.SelectMany(file => LongLines(file.Value).Select(line => file.Key + ":" + line)));
    }

    [Fact]
    public void LongLines_OfATextWithOneAtTheWidthAndOneBeyond_AreTheSecond()
    {
        string atWidth = new('³', Columns);
        Assert.Equal([2], LongLines(atWidth + "\n" + atWidth + "x\n"));
    }

    [Fact]
    public void Tree_TextFiles_NameNoPackageHost()
    {
        // In two parts, so that this file is not the first to be found.
        string host = "nuget" + ".org";
        string[] texts =
        [
            ".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".yml", ".txt", ".config", ".sh",
            ".editorconfig", "",
        ];
        string[] files = [.. Repository.Files(Repository.Root).Where(file => texts.Contains(Path.GetExtension(file)))];
        Assert.Contains(files, file => file.EndsWith("Directory.Packages.props", StringComparison.Ordinal));
        Assert.Equal(
            [], files.Where(file => File.ReadAllText(file).Contains(host, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Pruning.Generators/Graph/A.cs", GoodText)]
    [InlineData("Pruning.Generators/Graph/A.Second.cs", GoodText)]
    [InlineData("Pruning.Dsl/Layers/A.cs", "using System;\n\nnamespace Pruning;\n\npublic sealed class A<T>;\n")]
    [InlineData("Pruning.Runtime/Data/A.cs", "namespace Pruning.Data;\n\npublic enum A;\n")]
    public void Faults_OfAGoodFile_AreNone(string file, string text)
    {
        Assert.Empty(SourceFile.Faults(file, text));
    }

    [Theory]
    [InlineData("Pruning.Generators/Shapes/A.cs", GoodText)]
    [InlineData("Pruning.Generators/Graph/B.cs", GoodText)]
    [InlineData("Pruning.Generators/Graph/A.cs", GoodText + "internal static class B;\n")]
    [InlineData("Pruning.Generators/Graph/A.cs", "namespace Pruning.Generators.Graph\n{\n    class A;\n}\n")]
    [InlineData("Pruning.Generators/Graph/A.cs", GoodText + "// one \n")]
    [InlineData("Pruning.Generators/Graph/A.cs", GoodText + "#region one\n#endregion\n")]
    [InlineData("Pruning.Dsl/Vocabulary/A.cs", "namespace Pruning;\n\npublic enum A;\n")]
    public void Faults_OfABadFile_AreFound(string file, string text)
    {
        Assert.NotEmpty(SourceFile.Faults(file, text));
    }

    [Fact]
    public void Faults_OfALongFile_AreFound()
    {
        Assert.Empty(SourceFile.Faults("Pruning.Generators/Graph/A.cs", GoodText + new string('\n', 297)));
        Assert.NotEmpty(SourceFile.Faults("Pruning.Generators/Graph/A.cs", GoodText + new string('\n', 298)));
    }

    // The numbers of the lines, from 1.
    private static IEnumerable<int> LongLines(string text)
    {
        return text.Split('\n').Index().Where(line => line.Item.Length > Columns).Select(line => line.Index + 1);
    }
}
