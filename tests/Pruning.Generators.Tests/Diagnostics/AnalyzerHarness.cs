using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Diagnostics;

/// <summary>
/// Runs the generator, then the analyzer, on a source as the compiler does: the analyzer sees the emitted files.
/// </summary>
internal static class AnalyzerHarness
{
    // The types of the runtime that declarations name, for as long as the runtime does not have them.
    private static readonly string Stub = string.Concat(
        StubOf("Dense", "sealed"),
        StubOf("Conv2D", "sealed"),
        StubOf("Join", "sealed"),
        StubOf("Network", "abstract"));

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(FileFormatException).Assembly.Location),
    ];

    public static CSharpCompilation Compile(string source, LanguageVersion version = LanguageVersion.CSharp14)
    {
        return Compile(version, ("Net.cs", source));
    }

    public static CSharpCompilation Compile(LanguageVersion version, params (string Path, string Text)[] files)
    {
        CSharpParseOptions options = new(version);
        List<SyntaxTree> trees =
        [
            .. files.Select(file => Parse(file.Path, file.Text, options)),
            Parse("Stub.cs", Stub, options),
        ];
        return CSharpCompilation.Create(
            "Networks",
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What the analyzer reports, in the order of the source, after the generator has run.</summary>
    public static ImmutableArray<Diagnostic> Run(string source, LanguageVersion version = LanguageVersion.CSharp14)
    {
        return Run(Compile(source, version));
    }

    public static ImmutableArray<Diagnostic> Run(CSharpCompilation compilation)
    {
        Compilation completed = Complete(compilation, out ImmutableArray<Diagnostic> generatorDiagnostics);
        return Analyze(completed, generatorDiagnostics);
    }

    /// <summary>The same, and the compiler's errors inside the files that the generator adds.</summary>
    public static (ImmutableArray<Diagnostic> Found, ImmutableArray<Diagnostic> EmittedErrors) RunAndBind(
        string source,
        LanguageVersion version = LanguageVersion.CSharp14)
    {
        Compilation completed = Complete(
            Compile(source, version),
            out ImmutableArray<Diagnostic> generatorDiagnostics);
        IEnumerable<Diagnostic> errors = completed.SyntaxTrees
            .Where(SourceOrder.IsEmitted)
            .SelectMany(tree => completed.GetSemanticModel(tree).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return (Analyze(completed, generatorDiagnostics), [.. errors]);
    }

    /// <summary>The source text that a diagnostic underlines.</summary>
    public static string TextAt(Diagnostic diagnostic)
    {
        Assert.True(diagnostic.Location.IsInSource, diagnostic.ToString());
        return diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
    }

    /// <summary>The folder of the checkout with this name.</summary>
    public static string FindFolder(string name)
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Dsl.sln")))
            {
                return Path.Combine(folder, name);
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Dsl.sln.");
    }

    private static string StubOf(string type, string modifier)
    {
        return typeof(FileFormatException).Assembly.GetType("Pruning." + type) is null
            ? "namespace Pruning { public " + modifier + " class " + type + " { } }\n"
            : "";
    }

    private static ImmutableArray<Diagnostic> Analyze(Compilation completed, ImmutableArray<Diagnostic> others)
    {
        ImmutableArray<Diagnostic> found = completed
            .WithAnalyzers([new NetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        return
        [
            .. others
                .Concat(found)
                .OrderBy(item => item.Location.SourceSpan.Start)
                .ThenBy(item => item.Id),
        ];
    }

    private static Compilation Complete(CSharpCompilation compilation, out ImmutableArray<Diagnostic> diagnostics)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out diagnostics);
        return completed;
    }

    private static SyntaxTree Parse(string path, string text, CSharpParseOptions options)
    {
        return CSharpSyntaxTree.ParseText(text, options, path, System.Text.Encoding.UTF8);
    }
}
