using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>
/// One attribute of the vocabulary and its arguments. Reading is total: an argument that is missing or broken, as in
/// source that is being typed, reads as the value the caller gives for that case, and <see cref="IsReadable"/> says so.
/// </summary>
internal readonly struct AttributeReader
{
    private const string Suffix = "Attribute";

    private readonly AttributeData _attribute;

    private AttributeReader(AttributeData attribute, string name)
    {
        _attribute = attribute;
        Name = name;
    }

    /// <summary>The attribute as a user writes it: "Dense" for Pruning.DenseAttribute.</summary>
    public string Name { get; }

    /// <summary>Whether the compiler could bind the attribute and evaluate all of its arguments.</summary>
    public bool IsReadable
    {
        get
        {
            if (_attribute.AttributeConstructor is not { } constructor
                || constructor.Parameters.Length != _attribute.ConstructorArguments.Length)
            {
                return false;
            }

            foreach (TypedConstant argument in _attribute.ConstructorArguments)
            {
                if (argument.Kind == TypedConstantKind.Error)
                {
                    return false;
                }
            }

            foreach (KeyValuePair<string, TypedConstant> argument in _attribute.NamedArguments)
            {
                if (argument.Value.Kind == TypedConstantKind.Error)
                {
                    return false;
                }
            }

            return TypeArgument is not { TypeKind: TypeKind.Error };
        }
    }

    /// <summary>How many arguments the constructor takes, those left to their defaults included.</summary>
    public int Count => _attribute.ConstructorArguments.Length;

    /// <summary>The T of an attribute of a type with one type parameter, as [Repeat&lt;T&gt;].</summary>
    public ITypeSymbol? TypeArgument =>
        _attribute.AttributeClass is { Arity: 1 } type ? type.TypeArguments[0] : null;

    /// <summary>Where the attribute is written, or null where it is not written in source.</summary>
    public SyntaxReference? Source => _attribute.ApplicationSyntaxReference;

    /// <summary>
    /// The attribute of that name that the user wrote first on the symbol, or null where there is none.
    /// </summary>
    public static AttributeReader? ReadFirst(ISymbol symbol, string name)
    {
        foreach (AttributeReader attribute in ReadAll(symbol))
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>
    /// The attributes of the vocabulary that the user wrote on the symbol, in the order in which they are written.
    /// </summary>
    public static List<AttributeReader> ReadAll(ISymbol symbol)
    {
        List<AttributeReader> readers = [];
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is { } name
                && attribute.ApplicationSyntaxReference is { } source
                && !SourceOrder.IsEmitted(source.SyntaxTree))
            {
                readers.Add(new AttributeReader(attribute, name));
            }
        }

        readers.Sort((left, right) => SourceOrder.Compare(left.Source, right.Source));
        return readers;
    }

    /// <summary>Whether the named argument is written and can be read.</summary>
    public bool Has(string name) => Named(name) is not null;

    public int Int32(int position, int fallback)
    {
        return Constructor(position) is int value ? value : fallback;
    }

    public int Int32(string name, int fallback)
    {
        return Named(name) is int value ? value : fallback;
    }

    public long Int64(string name, long fallback)
    {
        return Named(name) is long value ? value : fallback;
    }

    public bool Boolean(string name, bool fallback) => Boolean(name) ?? fallback;

    /// <summary>The value, or null where it is not written.</summary>
    public bool? Boolean(string name) => Named(name) is bool value ? value : null;

    public double Double(int position, double fallback)
    {
        return Constructor(position) is double value ? value : fallback;
    }

    public double Double(string name, double fallback)
    {
        return Named(name) is double value ? value : fallback;
    }

    public string? Text(string name) => Named(name) as string;

    /// <summary>The strings of a params parameter; null reads as the empty string.</summary>
    public EquatableArray<string> Texts(int position)
    {
        List<string> texts = [];
        if (position < _attribute.ConstructorArguments.Length
            && _attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Array, IsNull: false } array)
        {
            foreach (TypedConstant item in array.Values)
            {
                texts.Add(item.Value as string ?? "");
            }
        }

        return texts.ToEquatableArray();
    }

    private static string? NameOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { ContainingType: null, ContainingNamespace: { } space } type
            || space.Name != KnownNames.Namespace
            || space.ContainingNamespace is not { IsGlobalNamespace: true }
            || !type.Name.EndsWith(Suffix, System.StringComparison.Ordinal))
        {
            return null;
        }

        string name = type.Name.Substring(0, type.Name.Length - Suffix.Length);
        return KnownNames.IsAttribute(name, type.Arity) ? name : null;
    }

    // The value of an enum argument is its number, boxed.
    private static object? Value(TypedConstant argument)
    {
        return argument.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? argument.Value : null;
    }

    private object? Constructor(int position)
    {
        return position < _attribute.ConstructorArguments.Length
            ? Value(_attribute.ConstructorArguments[position])
            : null;
    }

    private object? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Value(argument.Value);
            }
        }

        return null;
    }
}
