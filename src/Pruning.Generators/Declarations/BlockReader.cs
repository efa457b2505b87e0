using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>Stage 1 for a class with [Block], of its own or as part of the networks that repeat it.</summary>
internal static class BlockReader
{
    /// <summary>
    /// Reads for the generator. Null for all but one of the parts of a class that carries [Block] twice, and for a
    /// network, which is completed as such.
    /// </summary>
    public static BlockDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        return context.TargetSymbol is INamedTypeSymbol type
            && ClassReader.IsFirstPart(type, KnownNames.Block, context.TargetNode)
            && AttributeReader.ReadFirst(type, KnownNames.Network) is null
            ? Read(type, cancellation)
            : null;
    }

    /// <summary>
    /// The block; null where the user did not write [Block] on the class, or has not written its name yet.
    /// </summary>
    public static BlockDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class
            || !ClassReader.HasName(type)
            || AttributeReader.ReadFirst(type, KnownNames.Block) is null)
        {
            return null;
        }

        List<AttributeSite> unreadable = [];
        List<string> misplaced = [];
        foreach (AttributeReader attribute in AttributeReader.ReadAll(type))
        {
            if (attribute.Name != KnownNames.Block)
            {
                misplaced.Add(attribute.Name);
            }
        }

        EquatableArray<LayerDeclaration> layers = LayerReader.ReadAll(type, true, unreadable, cancellation);
        return new BlockDeclaration(
            ClassReader.NamespaceOf(type), type.Name, ClassReader.ReadForm(type, true, cancellation), layers)
        {
            Misplaced = misplaced.ToEquatableArray(),
            ReservedMembers = ClassReader.ReadReservedMembers(type, ReservedNames.Emitted(true, layers)),
            Unreadable = unreadable.ToEquatableArray(),
        };
    }

    /// <summary>The attribute together with the block that it repeats.</summary>
    /// <param name="repeat">The attribute as it is written.</param>
    /// <param name="argument">What it repeats.</param>
    /// <param name="property">The property that it stands on.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static OperatorDeclaration.Repeat ReadRepeated(
        OperatorDeclaration.Repeat repeat,
        ITypeSymbol? argument,
        IPropertySymbol property,
        CancellationToken cancellation)
    {
        if (argument is null or { TypeKind: TypeKind.Error })
        {
            return repeat;
        }

        if (!SymbolEqualityComparer.Default.Equals(argument.ContainingAssembly, property.ContainingAssembly))
        {
            return repeat with { Kind = RepeatedKind.Foreign };
        }

        return argument is INamedTypeSymbol type && Read(type.OriginalDefinition, cancellation) is { } block
            ? repeat with { Kind = RepeatedKind.Block, Block = block }
            : repeat with { Kind = RepeatedKind.NoBlock };
    }
}
