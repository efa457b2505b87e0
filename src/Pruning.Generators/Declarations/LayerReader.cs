using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>Reads one property: a layer, if any attribute of the vocabulary stands on it.</summary>
internal static class LayerReader
{
    // The type as emitted code has to repeat it, with '?' where the user wrote one.
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The layer, or null where the property is none of the network's business.</summary>
    public static LayerDeclaration? Read(
        IPropertySymbol property,
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
            if (ReadOperator(attribute) is { } declared)
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
            PolicyReader.ReadRegularize(attributes));
    }

    // What stands for an argument that cannot be read breaks no rule: the fault is that it cannot be read.
    private static OperatorDeclaration? ReadOperator(AttributeReader attribute)
    {
        return attribute.Name switch
        {
            "Dense" => new OperatorDeclaration.Dense(
                attribute.Int32(0, 2),
                attribute.Boolean("Bias"),
                (Initializer)attribute.Int32("Initializer", 0),
                attribute.Text("From")),
            "Conv2D" => new OperatorDeclaration.Conv2D(
                attribute.Int32(0, 1),
                attribute.Int32("Kernel", 3),
                attribute.Int32("Stride", 1),
                attribute.Int32("Padding", 0),
                attribute.Int32("Groups", 1),
                attribute.Boolean("Bias"),
                (Initializer)attribute.Int32("Initializer", 0),
                attribute.Text("From")),
            "Add" => new OperatorDeclaration.Add(
                attribute.Texts(0), (Shortcut)attribute.Int32("Shortcut", 0), attribute.Text("From")),
            "Concat" => new OperatorDeclaration.Concat(attribute.Texts(0), attribute.Text("From")),
            "BatchNorm" => new OperatorDeclaration.BatchNorm(
                attribute.Double("Momentum", 0.1), attribute.Double("Epsilon", 1e-5)),
            "MaxPool" => new OperatorDeclaration.MaxPool(
                attribute.Int32(0, 1), attribute.Int32("Stride", 0), attribute.Int32("Padding", 0)),
            "AveragePool" => new OperatorDeclaration.AveragePool(
                attribute.Int32(0, 1), attribute.Int32("Stride", 0), attribute.Int32("Padding", 0)),
            "GlobalAveragePool" => new OperatorDeclaration.GlobalAveragePool(),
            "Flatten" => new OperatorDeclaration.Flatten(),
            "Relu" => new OperatorDeclaration.Relu(),
            "LeakyRelu" => new OperatorDeclaration.LeakyRelu(attribute.Double(0, 0.01)),
            "Sigmoid" => new OperatorDeclaration.Sigmoid(),
            "Tanh" => new OperatorDeclaration.Tanh(),
            "Gelu" => new OperatorDeclaration.Gelu(),
            "Dropout" => new OperatorDeclaration.Dropout(attribute.Double(0, 0)),
            _ => null,
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
