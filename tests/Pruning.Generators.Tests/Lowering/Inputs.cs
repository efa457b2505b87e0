using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Declarations;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Lowering;

/// <summary>Reads the only class of a source, as the generator would.</summary>
internal static class Inputs
{
    public static CompilerInput Of(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create([source], LanguageVersion.Latest);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        ClassDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        INamedTypeSymbol? symbol = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration);
        Assert.NotNull(symbol);
        NetworkDeclaration? network = DeclarationReader.Read(symbol, CancellationToken.None);
        Assert.NotNull(network);
        return new CompilerInput(network, CompilationFacts.From(compilation, CancellationToken.None));
    }
}
