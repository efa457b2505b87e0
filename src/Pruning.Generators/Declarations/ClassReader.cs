using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>Reads what the class itself is: its name and modifiers, and the members that stand beside the
/// layers.</summary>
internal static class ClassReader
{
    /// <summary>Whether class and namespaces have their names already.</summary>
    public static bool HasName(INamedTypeSymbol type)
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

    /// <summary>The namespace with dots, empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type)
    {
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
    }

    /// <summary>Whether the attribute stands first on this part of the class.</summary>
    public static bool IsFirstPart(INamedTypeSymbol type, string attribute, SyntaxNode part)
    {
        return AttributeReader.ReadFirst(type, attribute)?.Source is { } source
            && source.SyntaxTree == part.SyntaxTree
            && part.Span.Contains(source.Span);
    }

    public static ClassForm ReadForm(INamedTypeSymbol type, bool isBlock, CancellationToken cancellation)
    {
        ClassForm form = ClassForm.None;
        form |= IsPartial(type, cancellation) ? ClassForm.Partial : 0;
        form |= type.DeclaredAccessibility == Accessibility.Public ? ClassForm.Public : 0;
        form |= type.IsSealed ? ClassForm.Sealed : 0;
        form |= type.ContainingType is not null ? ClassForm.Nested : 0;
        form |= type.Arity > 0 ? ClassForm.Generic : 0;
        form |= type.IsStatic ? ClassForm.Static : 0;
        form |= type is { IsAbstract: true, IsStatic: false } ? ClassForm.Abstract : 0;
        form |= HasForeignBase(type, isBlock) ? ClassForm.HasBase : 0;
        form |= type.IsRecord ? ClassForm.Record : 0;
        form |= type.IsFileLocal ? ClassForm.FileLocal : 0;
        string compaction = ReservedNames.CompactionOf(type.Name);
        foreach (INamedTypeSymbol other in type.ContainingNamespace.GetTypeMembers(compaction))
        {
            bool isTaken = other is { Arity: 0, IsFileLocal: false } && SourceOrder.Declarations(other).Count > 0;
            form |= isTaken ? ClassForm.CompactionTaken : 0;
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (!constructor.IsImplicitlyDeclared && SourceOrder.Declarations(constructor).Count > 0)
            {
                form |= ClassForm.HasConstructor;
            }
        }

        return form;
    }

    /// <summary>
    /// The user's members whose names the emitted code defines as well. Only those: with all names in the model, a new
    /// method anywhere in the class would count as a new declaration.
    /// </summary>
    public static EquatableArray<string> ReadReservedMembers(INamedTypeSymbol type, HashSet<string> emitted)
    {
        List<string> names = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (emitted.Contains(member.Name)
                && !member.IsImplicitlyDeclared
                && !names.Contains(member.Name)
                && SourceOrder.Declarations(member).Count > 0)
            {
                names.Add(member.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names.ToEquatableArray();
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in SourceOrder.Declarations(type))
        {
            if (reference.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration
                || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return true;
    }

    // The emitted half of a network derives from Network, and the analyzer sees it; a user may write so as well.
    private static bool HasForeignBase(INamedTypeSymbol type, bool isBlock)
    {
        if (type.BaseType is not { } parent || parent.SpecialType == SpecialType.System_Object)
        {
            return false;
        }

        INamespaceSymbol? space = parent.ContainingNamespace;
        bool isNetwork = parent is { Name: KnownNames.NetworkBase, ContainingType: null }
            && space is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };
        return isBlock || !isNetwork;
    }
}
