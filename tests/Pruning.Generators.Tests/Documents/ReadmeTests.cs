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

    // What begins with using directives is a whole program; other blocks are extracts.
    public static TheoryData<string> Programs =>
        [.. Regex.Matches(Text, "```csharp\n(using .*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Readme_Programs_AreASmallNetworkAndADeepOne() => Assert.Equal(2, Programs.Count);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Readme_ItsProgram_Compiles(string program)
    {
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
