using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What a user wrote on and in a class with [Block]; as in a network, nothing is checked or resolved. The sizes of its
/// layers can be multiples of Block.Width, and their strides Block.Stride.
/// </summary>
internal sealed record BlockDeclaration(
    string Namespace,
    string Name,
    ClassForm Form,
    EquatableArray<LayerDeclaration> Layers)
    : ClassDeclaration(Namespace, Name, Form, Layers)
{
    /// <summary>The attributes of the class that say nothing about a block.</summary>
    public EquatableArray<string> Misplaced { get; init; }
}
