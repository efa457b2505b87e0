using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>
/// Comes in: the files of a user's project. Goes out: what was emitted and what was reported. Afterwards true: the
/// generator threw nothing and reported nothing, its output compiles without a warning, a second run was cached, and
/// no model holds anything of a compilation.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>Runs a generator on one file; every test of emitted code goes through here.</summary>
    /// <param name="source">The user's file.</param>
    /// <param name="setup">What to run.</param>
    /// <param name="allowUserErrors">Whether the user's own file may fail to compile; emitted files never may.</param>
    /// <param name="language">The C# version of the project.</param>
    public static GeneratorRun Run(
        string source,
        GeneratorSetup setup,
        bool allowUserErrors = false,
        LanguageVersion language = LanguageVersion.Latest)
    {
        return Run([source], setup, allowUserErrors, language);
    }

    /// <summary>Runs a generator on several files.</summary>
    public static GeneratorRun Run(
        IReadOnlyList<string> sources,
        GeneratorSetup setup,
        bool allowUserErrors = false,
        LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources, language);
        GeneratorDriver driver = Driver(setup, language).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.True(result.Exception is null, "The generator threw: " + result.Exception);
        Assert.True(reported.IsEmpty, "The generator reports, and must leave that to the analyzer: " + List(reported));

        RequireCachedRerun(driver, compilation, setup);
        CSharpCompilation output = (CSharpCompilation)updated;
        return new GeneratorRun(
            Sources(result),
            Analyze(output, setup),
            Compile(output, [.. compilation.SyntaxTrees], allowUserErrors),
            output);
    }

    /// <summary>A driver that remembers what each step did.</summary>
    public static GeneratorDriver Driver(GeneratorSetup setup, LanguageVersion language = LanguageVersion.Latest)
    {
        return CSharpGeneratorDriver.Create(
            [setup.Generator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions(language),
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The emitted texts by hint name, in ordinal order.</summary>
    public static IReadOnlyDictionary<string, string> Sources(GeneratorRunResult result)
    {
        SortedDictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            string text = source.SourceText.ToString();
            Assert.False(
                text.Contains('\r', StringComparison.Ordinal),
                source.HintName + " has a carriage return; emitted lines end with LF.");
            Assert.True(
                source.SourceText.Encoding is not null,
                source.HintName + " has no encoding, without which it cannot be embedded in a PDB.");
            sources.Add(source.HintName, text);
        }

        return sources;
    }

    private static void RequireCachedRerun(GeneratorDriver driver, CSharpCompilation compilation, GeneratorSetup setup)
    {
        if (driver.GetRunResult().Results.Single().TrackedOutputSteps.IsEmpty)
        {
            // Nothing in the project is for the generator.
            return;
        }

        new StepLog(driver, setup).RequireNoLeaks();
        new StepLog(driver.RunGenerators(compilation.Clone()), setup).RequireCached("a second run on the same text");
    }

    private static IReadOnlyList<Diagnostic> Analyze(CSharpCompilation output, GeneratorSetup setup)
    {
        if (setup.Analyzers.Count == 0)
        {
            return [];
        }

        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. setup.Analyzers.Select(create => create())];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = output
            .WithAnalyzers(analyzers, options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.False(
            diagnostics.Any(diagnostic => diagnostic.Id == "AD0001"), "An analyzer threw: " + List(diagnostics));
        return [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<Diagnostic> Compile(
        CSharpCompilation output, HashSet<SyntaxTree> userTrees, bool allowUserErrors)
    {
        using MemoryStream assembly = new();
        EmitResult emitted = output.Emit(assembly);
        ILookup<bool, Diagnostic> errors = emitted.Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(diagnostic => diagnostic.Location.SourceTree is null
                || userTrees.Contains(diagnostic.Location.SourceTree));
        Assert.True(!errors[false].Any(), "Emitted code does not compile: " + List(errors[false]));
        Assert.True(allowUserErrors || !errors[true].Any(), "The project does not compile: " + List(errors[true]));
        return [.. errors[true]];
    }

    private static string List(IEnumerable<Diagnostic> diagnostics)
    {
        return string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToString()).Prepend(""));
    }
}
