using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Stage 1. In comes the symbol of a class with [Network], as the compiler sees it, half-written or not. Out goes what
/// the user wrote on and in it, layers in the order of their files and lines. Afterwards no stage needs the compiler,
/// and two classes with the same declaration are equal, wherever they stand and whatever else is in them.
/// </summary>
internal static class DeclarationReader
{
    /// <summary>
    /// Reads for the generator. Null for all but one of the parts of a class that carries [Network] twice, which is an
    /// error of its own: each part would otherwise be completed.
    /// </summary>
    public static NetworkDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type
            || FirstNetworkAttribute(type)?.Source is not { } source
            || source.SyntaxTree != context.TargetNode.SyntaxTree
            || !context.TargetNode.Span.Contains(source.Span))
        {
            return null;
        }

        return Read(type, cancellation);
    }

    /// <summary>
    /// Reads for the analyzer. Null where the user did not write [Network] on the class, or has not written its name
    /// yet.
    /// </summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class
            || !HasNames(type)
            || FirstNetworkAttribute(type) is not { } network)
        {
            return null;
        }

        List<AttributeReader> attributes = AttributeReader.ReadAll(type);
        List<AttributeSite> unreadable = [];
        foreach (AttributeReader attribute in attributes)
        {
            if (!attribute.IsReadable)
            {
                unreadable.Add(new AttributeSite("", attribute.Name));
            }
        }

        List<LayerDeclaration> layers = ReadLayers(type, unreadable, cancellation);
        HashSet<string> layerNames = [];
        foreach (LayerDeclaration layer in layers)
        {
            layerNames.Add(layer.Name);
        }

        return new NetworkDeclaration(
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            type.Name,
            ClassReader.ReadForm(type, cancellation),
            ReadInput(network),
            (Loss)network.Int32("Loss", 0),
            PolicyReader.ReadTrain(attributes),
            PolicyReader.ReadSchedule(attributes),
            PolicyReader.ReadPrune(attributes),
            PolicyReader.ReadRegularize(attributes),
            layers.ToEquatableArray())
        {
            ReservedMembers = ClassReader.ReadReservedMembers(type, layerNames),
            Unreadable = unreadable.ToEquatableArray(),
        };
    }

    private static bool HasNames(INamedTypeSymbol type)
    {
        bool named = type.Name.Length > 0;
        for (INamespaceSymbol? space = type.ContainingNamespace;
            space is { IsGlobalNamespace: false };
            space = space.ContainingNamespace)
        {
            named &= space.Name.Length > 0;
        }

        return named;
    }

    private static AttributeReader? FirstNetworkAttribute(INamedTypeSymbol type)
    {
        foreach (AttributeReader attribute in AttributeReader.ReadAll(type))
        {
            if (attribute.Name == "Network")
            {
                return attribute;
            }
        }

        return null;
    }

    // What stands for sizes that cannot be read breaks no rule: the fault is that they cannot be read.
    private static EquatableArray<int> ReadInput(AttributeReader network)
    {
        return network.Count == 3
            ? [network.Int32(0, 1), network.Int32(1, 1), network.Int32(2, 1)]
            : [network.Int32(0, 1)];
    }

    private static List<LayerDeclaration> ReadLayers(
        INamedTypeSymbol type,
        List<AttributeSite> unreadable,
        CancellationToken cancellation)
    {
        List<(SyntaxReference Source, IPropertySymbol Property)> properties = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { Name.Length: > 0 } property
                && SourceOrder.Declarations(property) is { Count: > 0 } written)
            {
                properties.Add((written[0], property));
            }
        }

        properties.Sort((left, right) => SourceOrder.Compare(left.Source, right.Source));
        List<LayerDeclaration> layers = [];
        foreach ((_, IPropertySymbol property) in properties)
        {
            cancellation.ThrowIfCancellationRequested();
            if (LayerReader.Read(property, unreadable, cancellation) is { } layer)
            {
                layers.Add(layer);
            }
        }

        return layers;
    }
}
