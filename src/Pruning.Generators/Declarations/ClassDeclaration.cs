using Pruning.Generators.Common;

namespace Pruning.Generators.Declarations;

/// <summary>A class that is completed: a network, or a block of layers that networks repeat.</summary>
/// <param name="Namespace">The namespace with dots, empty for the global one. Names here and below carry no @.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Form">Which kind of class it is.</param>
/// <param name="Layers">The properties with attributes of the vocabulary, in the order of their files and
/// lines.</param>
internal abstract record ClassDeclaration(
    string Namespace,
    string Name,
    ClassForm Form,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The user's members whose names the emitted code defines as well.</summary>
    public EquatableArray<string> ReservedMembers { get; init; }

    /// <summary>The attributes whose arguments the compiler cannot evaluate.</summary>
    public EquatableArray<AttributeSite> Unreadable { get; init; }
}
