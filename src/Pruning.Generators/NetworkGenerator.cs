using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators;

/// <summary>
/// Completes every class with [Network]. This file is wiring only; it reports nothing: the analyzer does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(CompilationFacts.From)
            .WithTrackingName(TrackingNames.Facts);

        IncrementalValuesProvider<Result<CheckedNetwork>> plans = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.NetworkAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                DeclarationReader.Read)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declaration)
            .Combine(facts)
            .Select(CompilerInput.From)
            .WithTrackingName(TrackingNames.Input)
            .Select(static (input, _) => NetworkCompiler.Check(input))
            .WithTrackingName(TrackingNames.Plan);

        context.RegisterSourceOutput(plans, Emit);
    }

    private static void Emit(SourceProductionContext output, Result<CheckedNetwork> network)
    {
    }
}
