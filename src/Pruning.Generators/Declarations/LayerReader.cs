using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>Reads the properties of a class that are layers: those with any attribute of the vocabulary.</summary>
internal static class LayerReader
{
    /// <summary>A type as emitted code has to repeat it, with '?' where the user wrote one.</summary>
    public static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The layers in the order of their files and lines.</summary>
    /// <param name="type">The class.</param>
    /// <param name="isBlock">Whether it is a block: what a layer of a block repeats is not read.</param>
    /// <param name="unreadable">Takes the attributes whose arguments cannot be read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static EquatableArray<LayerDeclaration> ReadAll(
        INamedTypeSymbol type,
        bool isBlock,
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
            if (Read(property, isBlock, unreadable, cancellation) is { } layer)
            {
                layers.Add(layer);
            }
        }

        return layers.ToEquatableArray();
    }

    // Null where the property is none of our business.
    private static LayerDeclaration? Read(
        IPropertySymbol property,
        bool isBlock,
        List<AttributeSite> unreadable,
        CancellationToken cancellation)
    {
        List<AttributeReader> attributes = AttributeReader.ReadAll(property);
        if (attributes.Count == 0)
        {
            return null;
        }

        List<OperatorDeclaration> operators = [];
        bool keep = false;
        foreach (AttributeReader attribute in attributes)
        {
            if (!attribute.IsReadable)
            {
                unreadable.Add(new AttributeSite(property.Name, attribute.Name));
            }

            keep |= attribute.Name == "Keep";
            OperatorDeclaration? declared = OperatorReader.Read(attribute);
            if (declared is OperatorDeclaration.Repeat repeat && !isBlock)
            {
                declared = BlockReader.ReadRepeated(repeat, attribute.TypeArgument, property, cancellation);
            }

            if (declared is not null)
            {
                operators.Add(declared);
            }
        }

        (PropertyForm form, string accessibility) = ReadForm(property, cancellation);
        return new LayerDeclaration(
            property.Name,
            property.Type.ToDisplayString(TypeFormat),
            form,
            accessibility,
            operators.ToEquatableArray(),
            keep,
            PolicyReader.ReadPrune(attributes),
            PolicyReader.ReadRegularize(attributes))
        {
            Learn = PolicyReader.ReadLearn(attributes),
            Gate = PolicyReader.ReadGate(attributes),
        };
    }

    private static (PropertyForm Form, string Accessibility) ReadForm(
        IPropertySymbol property,
        CancellationToken cancellation)
    {
        PropertyForm form = PropertyForm.None;
        form |= property.IsStatic ? PropertyForm.Static : 0;
        form |= property.SetMethod is not null ? PropertyForm.HasSetter : 0;
        form |= property.GetMethod is not null ? PropertyForm.HasGetter : 0;
        form |= property.RefKind != RefKind.None || property.IsIndexer ? PropertyForm.Modified : 0;
        form |= property.PartialImplementationPart is { } other && SourceOrder.Declarations(other).Count > 0
            ? PropertyForm.Implemented
            : 0;
        List<string> accessibility = [];
        List<SyntaxReference> declarations = SourceOrder.Declarations(property);
        if (declarations.Count == 0
            || declarations[0].GetSyntax(cancellation) is not BasePropertyDeclarationSyntax syntax)
        {
            return (form, "");
        }

        foreach (SyntaxToken modifier in syntax.Modifiers)
        {
            switch (modifier.Kind())
            {
                case SyntaxKind.PartialKeyword:
                    form |= PropertyForm.Partial;
                    break;
                case SyntaxKind.StaticKeyword:
                    form |= PropertyForm.Static;
                    break;
                case SyntaxKind.PublicKeyword:
                case SyntaxKind.PrivateKeyword:
                case SyntaxKind.ProtectedKeyword:
                case SyntaxKind.InternalKeyword:
                    accessibility.Add(modifier.Text);
                    break;
                default:
                    form |= PropertyForm.Modified;
                    break;
            }
        }

        form |= syntax.ExplicitInterfaceSpecifier is not null ? PropertyForm.Modified : 0;
        form |= HasModifiedAccessor(syntax) ? PropertyForm.Modified : 0;
        form |= (form & PropertyForm.Partial) != 0 && !property.IsPartialDefinition ? PropertyForm.Implemented : 0;
        string access = string.Join(" ", accessibility);
        form |= IsAccessModifier(access) ? 0 : PropertyForm.Modified;
        return (form, access);
    }

    // "private get": the emitted half would have to repeat it.
    private static bool HasModifiedAccessor(BasePropertyDeclarationSyntax syntax)
    {
        return syntax.AccessorList is { } list && list.Accessors.Any(accessor => accessor.Modifiers.Count > 0);
    }

    // Half-written source says "public public", which emitted code must not repeat.
    private static bool IsAccessModifier(string text)
    {
        return text is "" or "public" or "internal" or "protected" or "private"
            or "protected internal" or "internal protected" or "private protected" or "protected private";
    }
}
