using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Pruning.Randomness;

namespace Pruning.Generators.Tests.Harness;

/// <summary>
/// A user's project in memory: .NET 10, nullable, Release, every warning an error, with the vocabulary and the
/// runtime.
/// </summary>
internal static class TestCompilation
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(RandomStream).Assembly.Location),
    ];

    /// <summary>A project of these files, named File0.cs, File1.cs and so on.</summary>
    public static CSharpCompilation Create(
        IEnumerable<string> sources, LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable,
            deterministic: true,
            // A test network need not document itself; emitted members do, and malformed documentation of theirs is
            // found.
            specificDiagnosticOptions: [KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]);
        return CSharpCompilation.Create(
            "User",
            sources.Select((source, i) => Parse(source, i, language)),
            References,
            options);
    }

    /// <summary>The options that every file is parsed with.</summary>
    public static CSharpParseOptions ParseOptions(LanguageVersion language)
    {
        return new CSharpParseOptions(language, DocumentationMode.Diagnose);
    }

    private static SyntaxTree Parse(string source, int index, LanguageVersion language)
    {
        string path = "File" + index.ToString(CultureInfo.InvariantCulture) + ".cs";
        return CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions(language), path);
    }
}
