using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Emission;

namespace Pruning.Generators;

/// <summary>
/// Completes every class with [Network] or [Block]. This file is wiring only; it reports nothing: the analyzer does.
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

        IncrementalValuesProvider<CompiledNetwork> networks = context.SyntaxProvider
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
            .Select(static (input, _) => NetworkCompiler.Compile(input))
            .WithTrackingName(TrackingNames.Plan);

        IncrementalValuesProvider<BlockInput> blocks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.BlockAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                BlockReader.Read)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Block)
            .Combine(facts)
            .Select(BlockInput.From)
            .WithTrackingName(TrackingNames.BlockInput);

        IncrementalValueProvider<EquatableArray<string>> clashes = networks
            .Select(static (network, _) => HintNames.Of(network.Input.Network))
            .Collect()
            .Combine(blocks.Select(static (block, _) => HintNames.Of(block.Block)).Collect())
            .Select(static (names, _) => HintNames.Clashing(names.Left.AddRange(names.Right)))
            .WithTrackingName(TrackingNames.Clashes);

        context.RegisterSourceOutput(networks.Combine(clashes), Emit);
        context.RegisterSourceOutput(blocks.Combine(clashes), EmitBlock);
    }

    private static void EmitBlock(
        SourceProductionContext output, (BlockInput Block, EquatableArray<string> Clashes) item)
    {
        string name = HintNames.Unique(item.Block.Block, item.Clashes);
        Add(output, NetworkEmitter.EmitBlock(item.Block, name));
    }

    private static void Emit(
        SourceProductionContext output, (CompiledNetwork Network, EquatableArray<string> Clashes) item)
    {
        CompiledNetwork network = item.Network;
        string name = HintNames.Unique(network.Input.Network, item.Clashes);
        Add(output, network.Plan is null
            ? NetworkEmitter.EmitFaulty(network.Input, name)
            : NetworkEmitter.Emit(network.Plan, name));
        if (network.Compact is not null)
        {
            Add(output, NetworkEmitter.EmitCompact(network.Compact, name));
        }
    }

    private static void Add(SourceProductionContext output, IEnumerable<EmittedFile> files)
    {
        foreach (EmittedFile file in files)
        {
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}
