using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>Reads what the class itself is: its modifiers, and the members that stand beside the layers.</summary>
internal static class ClassReader
{
    public static ClassForm ReadForm(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ClassForm form = ClassForm.None;
        form |= IsPartial(type, cancellation) ? ClassForm.Partial : 0;
        form |= type.DeclaredAccessibility == Accessibility.Public ? ClassForm.Public : 0;
        form |= type.IsSealed ? ClassForm.Sealed : 0;
        form |= type.ContainingType is not null ? ClassForm.Nested : 0;
        form |= type.Arity > 0 ? ClassForm.Generic : 0;
        form |= type.IsStatic ? ClassForm.Static : 0;
        form |= type is { IsAbstract: true, IsStatic: false } ? ClassForm.Abstract : 0;
        form |= HasForeignBase(type) ? ClassForm.HasBase : 0;
        form |= type.IsRecord ? ClassForm.Record : 0;
        form |= type.IsFileLocal ? ClassForm.FileLocal : 0;
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
    /// The user's other members whose names the emitted code defines as well. Only those: with all names in the model,
    /// a new method anywhere in the class would count as a new declaration.
    /// </summary>
    public static EquatableArray<string> ReadReservedMembers(INamedTypeSymbol type, HashSet<string> layers)
    {
        List<string> names = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (ReservedNames.IsEmitted(member.Name)
                && !member.IsImplicitlyDeclared
                && !layers.Contains(member.Name)
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

    private static bool HasForeignBase(INamedTypeSymbol type)
    {
        if (type.BaseType is not { } parent || parent.SpecialType == SpecialType.System_Object)
        {
            return false;
        }

        INamespaceSymbol? space = parent.ContainingNamespace;
        bool isNetwork = parent is { Name: KnownNames.NetworkBase, ContainingType: null }
            && space is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };
        return !isNetwork;
    }
}
