using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Pruning.Generators.Tests.Harness;

/// <summary>A generator of one step, to prove that the harness finds what it is there to find.</summary>
/// <param name="read">The transform of an attributed class.</param>
/// <param name="print">The emitted text of a model.</param>
internal sealed class FakeGenerator<TModel>(
    Func<GeneratorAttributeSyntaxContext, TModel> read, Func<TModel, string> print)
    : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Pruning.NetworkAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                (attributed, _) => read(attributed))
            .WithTrackingName(FakeGenerators.Step);
        context.RegisterSourceOutput(models, (output, model) =>
            output.AddSource("Fake.g.cs", SourceText.From(print(model), Encoding.UTF8)));
    }
}
