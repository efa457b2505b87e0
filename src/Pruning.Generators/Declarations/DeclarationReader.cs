using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Stage 1. In comes the symbol of a class with [Network], as the compiler sees it, half-written or not. Out goes what
/// the user wrote on and in it and in the blocks that it repeats, layers in the order of their files and lines.
/// Afterwards no stage needs the compiler, and two classes with the same declaration are equal, wherever they stand and
/// whatever else is in them.
/// </summary>
internal static class DeclarationReader
{
    /// <summary>
    /// Reads for the generator. Null for all but one of the parts of a class that carries [Network] twice, which is an
    /// error of its own: each part would otherwise be completed.
    /// </summary>
    public static NetworkDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        return context.TargetSymbol is INamedTypeSymbol type
            && ClassReader.IsFirstPart(type, KnownNames.Network, context.TargetNode)
            ? Read(type, cancellation)
            : null;
    }

    /// <summary>
    /// Reads for the analyzer. Null where the user did not write [Network] on the class, or has not written its name
    /// yet.
    /// </summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class
            || !ClassReader.HasName(type)
            || AttributeReader.ReadFirst(type, KnownNames.Network) is not { } network)
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

        EquatableArray<LayerDeclaration> layers = LayerReader.ReadAll(type, false, unreadable, cancellation);
        return new NetworkDeclaration(
            ClassReader.NamespaceOf(type),
            type.Name,
            ClassReader.ReadForm(type, false, cancellation),
            ReadInput(network),
            (Loss)network.Int32("Loss", 0),
            PolicyReader.ReadTrain(attributes),
            PolicyReader.ReadSchedule(attributes),
            PolicyReader.ReadPrune(attributes),
            PolicyReader.ReadRegularize(attributes),
            layers)
        {
            Regrow = PolicyReader.ReadRegrow(attributes),
            Learn = PolicyReader.ReadLearn(attributes),
            GrowPenalty = PolicyReader.ReadGrowPenalty(attributes),
            Budget = PolicyReader.ReadBudget(attributes),
            IsBlock = AttributeReader.ReadFirst(type, KnownNames.Block) is not null,
            ReservedMembers = ClassReader.ReadReservedMembers(type, ReservedNames.Emitted(false, layers)),
            Unreadable = unreadable.ToEquatableArray(),
        };
    }

    // What stands for sizes that cannot be read breaks no rule: the fault is that they cannot be read.
    private static EquatableArray<int> ReadInput(AttributeReader network)
    {
        return network.Count == 3
            ? [network.Int32(0, 1), network.Int32(1, 1), network.Int32(2, 1)]
            : [network.Int32(0, 1)];
    }
}
