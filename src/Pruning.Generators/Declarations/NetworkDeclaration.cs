using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What a user wrote on and in one class, as strings, numbers and enums: the equality gate of the pipeline.
/// Defaults that an attribute itself has are filled in; nothing is checked and nothing is resolved.
/// </summary>
/// <param name="Namespace">The namespace with dots, empty for the global one. Names here and below carry no @.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Form">Which kind of class it is.</param>
/// <param name="Input">The shape of one sample: [features] or [channels, height, width].</param>
/// <param name="Loss">What the training minimises.</param>
/// <param name="Train">How it is trained.</param>
/// <param name="Schedule">When weights are removed, or null without [Schedule].</param>
/// <param name="Prune">The policies on the class.</param>
/// <param name="Regularize">The penalties on the class.</param>
/// <param name="Layers">The properties with attributes of the vocabulary, in the order of their files and
/// lines.</param>
internal sealed record NetworkDeclaration(
    string Namespace,
    string Name,
    ClassForm Form,
    EquatableArray<int> Input,
    Loss Loss,
    TrainDeclaration Train,
    ScheduleDeclaration? Schedule,
    EquatableArray<PruneDeclaration> Prune,
    EquatableArray<RegularizeDeclaration> Regularize,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The user's members beside the layers whose names the emitted code defines as well.</summary>
    public EquatableArray<string> ReservedMembers { get; init; }

    /// <summary>The attributes whose arguments the compiler cannot evaluate.</summary>
    public EquatableArray<AttributeSite> Unreadable { get; init; }
}
