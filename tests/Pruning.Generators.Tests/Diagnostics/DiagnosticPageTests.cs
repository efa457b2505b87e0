using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Diagnostics;

/// <summary>
/// Every page of docs/diagnostics is a test: its wrong example fires on the marked line, its right one is clean.
/// </summary>
public class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void WrongExample_OfEachPage_FiresOnTheMarkedLines(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        LanguageVersion version = id == "PRN0901" ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14;
        ImmutableArray<Diagnostic> found = AnalyzerHarness.Run(page.Wrong, version);
        Assert.Contains(found, diagnostic => diagnostic.Id == id);
        Assert.Equal(
            page.Wrong.Split('\n').SelectMany(Marks).Order(),
            found
                .Select(item => (Line: item.Location.GetLineSpan().StartLinePosition.Line, item.Id))
                .Distinct()
                .Order());
        Assert.All(found, item => Assert.DoesNotMatch(@"\{\d\}", item.GetMessage(null)));
    }

    // What the comment of a line says: "// PRN0001, PRN0002".
    private static IEnumerable<(int Line, string Id)> Marks(string line, int index)
    {
        int mark = line.IndexOf("// PRN", StringComparison.Ordinal);
        return mark < 0 ? [] : line[(mark + 3)..].Split(", ").Select(id => (index, id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void BothExamples_OfEachPage_GiveNoErrorInsideEmittedFiles(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        LanguageVersion version = id == "PRN0901" ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14;
        Assert.Empty(AnalyzerHarness.RunAndBind(page.Wrong, version).EmittedErrors);
        Assert.Empty(AnalyzerHarness.RunAndBind(page.Right).EmittedErrors);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void RightExample_OfEachPage_IsClean(string id)
    {
        Assert.Empty(AnalyzerHarness.Run(DiagnosticPage.Read(id).Right));
    }

    // A layer still has no getter when nothing is emitted; besides that, what is shown as right has to be right C#.
    [Theory]
    [MemberData(nameof(Ids))]
    public void RightExample_OfEachPage_CompilesButForWhatIsGenerated(string id)
    {
        CSharpCompilation compilation = AnalyzerHarness.Compile(DiagnosticPage.Read(id).Right);
        Assert.Empty(compilation.GetDiagnostics()
            .Where(item => item.Severity == DiagnosticSeverity.Error && item.Id != "CS9248"));
    }

    [Fact]
    public void EveryFault_HasADescriptorOfItsNumber()
    {
        FaultId[] faults = Enum.GetValues<FaultId>();
        Assert.Equal(faults.Select(fault => $"PRN{(int)fault:D4}"), Descriptors.All.Select(item => item.Id));
        Assert.All(faults, fault => Assert.Equal($"PRN{(int)fault:D4}", Descriptors.Of(fault).Id));
    }

    [Fact]
    public void EveryDescriptor_HasATitledPageInTheIndex()
    {
        string folder = Path.Combine(AnalyzerHarness.FindFolder("docs"), "diagnostics");
        string index = File.ReadAllText(Path.Combine(folder, "README.md"));
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            string title = descriptor.Title.ToString(null);
            string page = DiagnosticPage.Read(descriptor.Id).Text;
            Assert.StartsWith($"# {descriptor.Id}: {title}\n", page, StringComparison.Ordinal);
            string severity = descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";
            string row = $"| [{descriptor.Id}]({descriptor.Id}.md) | {severity} | {title} |\n";
            Assert.Contains(row, index, StringComparison.Ordinal);
            Assert.Equal(Descriptors.HelpRoot + descriptor.Id + ".md", descriptor.HelpLinkUri);
        }

        Assert.Equal(Descriptors.All.Length + 1, Directory.GetFiles(folder, "*.md").Length);
    }

    [Fact]
    public void EveryDescriptor_IsInTheReleaseNotes()
    {
        string folder = Path.Combine(AnalyzerHarness.FindFolder("src"), "Pruning.Generators", "Diagnostics");
        string notes = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"));
        Assert.All(
            Descriptors.All,
            descriptor => Assert.Contains(
                $"{descriptor.Id} | Pruning | {descriptor.DefaultSeverity} | ",
                notes,
                StringComparison.Ordinal));
    }
}
