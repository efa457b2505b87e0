using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Compaction;

/// <summary>What users see of smaller networks.</summary>
public class CompactSurfaceTests
{
    private const string Usage = """

        static class Usage
        {
            public static Net.Compact Of(Net net)
            {
                using Net.Compact other = new(seed: 2, threads: 1);
                return net.Compact(threads: 1);
            }

            public static int Outputs(Net.Compact small) => small.Logits.WeightShape[0];
        }
        """;

    // Analyzers say what is wrong with a rate of 1.2; each use of the smaller network would say so again.
    [Theory]
    [InlineData("0.5")]
    [InlineData("1.2")]
    public void Compact_OfAnyDeclaration_CanBeUsedWithoutErrors(string rate)
    {
        RequireNoWarnings($$"""
            [Network(3), Prune(Criterion.Magnitude, Rate = {{rate}}, Granularity = Granularity.Channel)]
            public sealed partial class Net
            {
                [Dense(4), Relu] public partial Dense Hidden { get; }
                [Dense(2), Keep] public partial Dense Logits { get; }
            }
            """ + Usage);
    }

    // The smaller network is sealed, where a protected member is a warning.
    [Theory]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("protected internal")]
    [InlineData("internal")]
    [InlineData("private")]
    public void Compact_OfLayersWithAnyAccessibility_HasNoWarnings(string accessibility)
    {
        RequireNoWarnings($$"""
            [Network(3), Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
            public partial class Net
            {
                [Dense(4), Relu] {{accessibility}} partial Dense Hidden { get; }
                [Dense(2), Keep] public partial Dense Logits { get; }
            }
            """ + Usage);
    }

    private static void RequireNoWarnings(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(["using Pruning;\n" + source], LanguageVersion.Latest);
        GeneratorHarness.Driver(NetworkGenerators.Setup)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation updated, out ImmutableArray<Diagnostic> reported);

        Assert.Empty(reported);
        Assert.Empty(updated.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString()));
    }
}
