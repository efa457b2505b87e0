using System.IO;

namespace Pruning.Generators.Tests.Diagnostics;

/// <summary>One page of docs/diagnostics: its text, and its two examples.</summary>
internal sealed record DiagnosticPage(string Text, string Wrong, string Right)
{
    private const string Open = "```csharp\n";
    private const string Close = "\n```";

    public static DiagnosticPage Read(string id)
    {
        string text = File.ReadAllText(Path.Combine(AnalyzerHarness.FindFolder("docs"), "diagnostics", id + ".md"));
        int wrong = text.IndexOf(Open, System.StringComparison.Ordinal) + Open.Length;
        int wrongEnd = text.IndexOf(Close, wrong, System.StringComparison.Ordinal);
        int right = text.IndexOf(Open, wrongEnd, System.StringComparison.Ordinal) + Open.Length;
        int rightEnd = text.IndexOf(Close, right, System.StringComparison.Ordinal);
        return new DiagnosticPage(text, Source(text[wrong..wrongEnd]), Source(text[right..rightEnd]));
    }

    private static string Source(string example) => "using Pruning;\nnamespace Examples;\n" + example + "\n";
}
