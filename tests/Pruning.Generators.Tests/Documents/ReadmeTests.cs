using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Tests.Architecture;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Documents;

public sealed class ReadmeTests
{
    private const int MostBytes = 6 * 1024;

    private static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Readme_ItsProgram_Compiles()
    {
        string program = Regex.Match(Text, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        CSharpCompilation compilation = TestCompilation.Create(["using System;\n" + program], LanguageVersion.Latest);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));

        GeneratorHarness.Driver(NetworkGenerators.Setup)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);

        Assert.Empty(reported);
        IEnumerable<Diagnostic> errors = updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Readme_ItsSize_IsThatOfAPage()
    {
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Text), 1, MostBytes);
    }

    [Fact]
    public void Readme_ItsLinks_LeadToFiles()
    {
        foreach (Match link in Regex.Matches(Text, @"\]\(([^)#]+)\)"))
        {
            string target = link.Groups[1].Value;
            bool exists = File.Exists(Path.Combine(Repository.Root, target));
            Assert.True(exists, "README.md links to " + target + ", which is not there.");
        }
    }
}
