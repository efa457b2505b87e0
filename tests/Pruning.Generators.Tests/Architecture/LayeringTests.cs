using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Pruning.Generators.Tests.Architecture;

/// <summary>A stage uses only what stands left of it.</summary>
public sealed class LayeringTests
{
    private static readonly string[] Order =
    [
        "Common", "Diagnostics", "Declarations", "Graph", "Shapes", "Dependencies", "Gradients", "Policies",
        "Compaction", "Budgets", "Lowering", "Emission",
    ];

    // The mistakes as values: the only part of Diagnostics that a stage may know, and the only part that Common may.
    private static readonly string[] Faults = ["Fault.cs", "FaultId.cs"];

    // What the checking stages give together, which the stages behind them take.
    private const string Checked = "CheckedNetwork.cs";

    private static readonly IReadOnlyDictionary<string, string> Sources = Repository.Sources("src/Pruning.Generators");

    public static TheoryData<string> Files => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OfAStage_UsesOnlyStagesToItsLeft(string file)
    {
        string[] violations = [.. Violations(file, Sources[file])];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OutsideDeclarationsAndDiagnostics_KnowsNoCompiler(string file)
    {
        bool mayKnow = file == "NetworkGenerator.cs"
            || FolderOf(file) == "Declarations"
            || (FolderOf(file) == "Diagnostics" && !IsFault(file));
        Assert.True(
            mayKnow || !Code(Sources[file]).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal),
            file + " must not use Microsoft.CodeAnalysis: only Declarations and Diagnostics see a symbol.");
    }

    [Fact]
    public void Folders_OfTheGenerator_AreThoseOfTheDesign()
    {
        Assert.Equal([], Sources.Keys.Select(FolderOf).Distinct()
            .Where(folder => folder.Length > 0 && !Order.Contains(folder)));
    }

    [Theory]
    [InlineData("Graph/A.cs", "using Pruning.Generators.Shapes;\n")]
    [InlineData("Graph/A.cs", "using static Pruning.Generators.Lowering.Tiles;\n")]
    [InlineData("Graph/A.cs", "using Plan = Pruning.Generators.Lowering.KernelPlan;\n")]
    [InlineData("Graph/A.cs", "namespace Pruning.Generators.Graph;\nclass A { Emission.EmittedFile F; }\n")]
    [InlineData("Graph/A.cs",
        "namespace Pruning.Generators.Graph;\nclass A { object F = NetworkCompiler.Compile(); }\n")]
    [InlineData("Graph/A.cs", "using Pruning.Generators.Diagnostics;\nclass A { NetworkAnalyzer F; }\n")]
    [InlineData("Graph/A.cs", "class A { CheckedNetwork F; }\n")]
    [InlineData("Common/A.cs", "using Pruning.Generators.Declarations;\n")]
    [InlineData("Diagnostics/Fault.cs", "using Pruning.Generators.Declarations;\n")]
    [InlineData("Diagnostics/A.cs", "using Pruning.Generators.Emission;\n")]
    public void Violations_OfABadFile_AreFound(string file, string text)
    {
        Assert.NotEmpty(Violations(file, text));
    }

    [Theory]
    [InlineData("Shapes/A.cs",
        "using Pruning.Generators.Graph;\nusing Pruning.Generators.Diagnostics;\nclass A { Fault F; }\n")]
    [InlineData("Common/A.cs", "using Pruning.Generators.Diagnostics;\nclass A { Fault F; }\n")]
    [InlineData("Graph/A.cs", "/// <see cref=\"Emission.Printer\"/>\nclass A { object F => graph.Emission.Size; }\n")]
    [InlineData("Lowering/A.cs", "class A { CheckedNetwork F; }\n")]
    [InlineData("NetworkGenerator.cs", "using Pruning.Generators.Emission;\n")]
    public void Violations_OfAGoodFile_AreNone(string file, string text)
    {
        Assert.Empty(Violations(file, text));
    }

    private static IEnumerable<string> Violations(string file, string text)
    {
        string folder = FolderOf(file);
        if (folder.Length == 0)
        {
            yield break;
        }

        string code = Code(text);
        int place = Array.IndexOf(Order, IsFault(file) ? "Common" : folder == "Diagnostics" ? "Declarations" : folder);
        foreach (string right in Order.Skip(place + 1).Where(name => name != "Diagnostics"))
        {
            // Namespaces nest, so 'Emission.X' needs no using line; a member access such as 'plan.Emission.X' is not
            // one.
            if (Regex.IsMatch(code, @"(Generators\.|(?<![\w.]))" + right + @"[.;]\s*([A-Z]|$)", RegexOptions.Multiline))
            {
                yield return file + " uses " + right + ", which stands right of it";
            }
        }

        if (folder == "Diagnostics" && !IsFault(file))
        {
            yield break;
        }

        bool isBehindChecks = place > Array.IndexOf(Order, "Policies");
        foreach (string other in Sources.Keys.Where(IsAboveStages).Where(other => !isBehindChecks || other != Checked))
        {
            string type = Path.GetFileNameWithoutExtension(other);
            if (Regex.IsMatch(code, @"(?<!\w)" + type + @"(?!\w)"))
            {
                yield return file + " uses " + type + ", which stands above the stages";
            }
        }
    }

    private static string FolderOf(string file)
    {
        return file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : "";
    }

    private static bool IsAboveStages(string file)
    {
        return FolderOf(file).Length == 0 || (FolderOf(file) == "Diagnostics" && !IsFault(file));
    }

    private static bool IsFault(string file)
    {
        return FolderOf(file) == "Diagnostics" && Faults.Contains(Path.GetFileName(file));
    }

    // Without comments and texts. Whether a mistake is an error, a stage may ask: it is the one question that the
    // table of diagnostics answers, and asking it elsewhere would need a second table.
    private static string Code(string text)
    {
        string code = Regex.Replace(text, @"//[^\n]*|""(\\.|[^""\\\n])*""", "");
        return code.Replace("Descriptors.IsError", "", StringComparison.Ordinal);
    }
}
