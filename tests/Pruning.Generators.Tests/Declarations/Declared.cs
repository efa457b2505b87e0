using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

/// <summary>From a source to each of the models, for tests that are about one stage.</summary>
internal static class Declared
{
    /// <summary>The declaration of the class Net in namespace Examples; usings and namespace are added.</summary>
    public static NetworkDeclaration Network(string source)
    {
        return Network(AnalyzerHarness.Compile("using Pruning;\nnamespace Examples;\n" + source));
    }

    public static NetworkDeclaration Network(CSharpCompilation compilation)
    {
        NetworkDeclaration? network = DeclarationReader.Read(
            compilation.GetTypesByMetadataName("Examples.Net").Single(),
            CancellationToken.None);
        Assert.NotNull(network);
        return network;
    }

    /// <summary>The block of the class Part in namespace Examples; usings and namespace are added.</summary>
    public static BlockDeclaration Block(string source)
    {
        BlockDeclaration? block = BlockReader.Read(
            AnalyzerHarness.Compile("using Pruning;\nnamespace Examples;\n" + source)
                .GetTypesByMetadataName("Examples.Part").Single(),
            CancellationToken.None);
        Assert.NotNull(block);
        return block;
    }

    /// <summary>What is wrong with the class Part by itself, as C# 14.</summary>
    public static EquatableArray<Fault> CheckBlock(string source)
    {
        return BlockCompiler.Check(new BlockInput(Block(source), new CompilationFacts(1400)));
    }

    /// <summary>The declaration with its blocks written out; it has no faults up to there.</summary>
    public static NetworkDeclaration Expanded(string source) => BlockExpansion.Expand(Network(source));

    /// <summary>The graph of a declaration that has no fault up to there.</summary>
    public static NetworkGraph Graph(string source) => Value(GraphBuilder.Build(Expanded(source)));

    public static ShapedGraph Shapes(string source) => Value(ShapeInference.Infer(Graph(source)));

    public static PruningPlan Plan(string source)
    {
        return Value(PruningPlanner.Plan(Expanded(source), Shapes(source), DependencyGroups.Find(Shapes(source))));
    }

    /// <summary>The whole front end on a declaration, as C# 14.</summary>
    public static Result<CheckedNetwork> Check(string source)
    {
        return NetworkCompiler.Check(new CompilerInput(Network(source), new CompilationFacts(1400)));
    }

    private static T Value<T>(Result<T> result)
        where T : class, System.IEquatable<T>
    {
        Assert.Empty(result.Faults);
        Assert.NotNull(result.Value);
        return result.Value;
    }
}
