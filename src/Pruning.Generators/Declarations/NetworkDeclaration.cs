using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What a user wrote on and in one class with [Network], as strings, numbers and enums: the equality gate of the
/// pipeline. Defaults that an attribute itself has are filled in; nothing is checked and nothing is resolved.
/// </summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Form">Which kind of class it is.</param>
/// <param name="Input">The shape of one sample: [features] or [channels, height, width].</param>
/// <param name="Loss">What the training minimises.</param>
/// <param name="Train">How it is trained.</param>
/// <param name="Schedule">When weights are removed, or null without [Schedule].</param>
/// <param name="Prune">The policies on the class.</param>
/// <param name="Regularize">The penalties on the class.</param>
/// <param name="Layers">The layers; those of a repeated block in its place, once it is expanded.</param>
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
    : ClassDeclaration(Namespace, Name, Form, Layers)
{
    /// <summary>The network that a class is nested in whose declaration is made from that one; the empty string for a
    /// class that a user wrote.</summary>
    public string Outer { get; init; } = "";

    /// <summary>Nodes of such a class that lack weights that the network has removed.</summary>
    public EquatableArray<string> Masked { get; init; }

    /// <summary>The name of the class as its users call it.</summary>
    public string FullName => Outer.Length == 0 ? Name : Outer + "." + Name;

    /// <summary>How removed weights come back, or null without [Regrow].</summary>
    public RegrowDeclaration? Regrow { get; init; }

    /// <summary>The mask that layers learn, or null without [Learn] on the class.</summary>
    public LearnDeclaration? Learn { get; init; }

    /// <summary>The penalty that grows on what is to be removed, or null without [GrowPenalty].</summary>
    public GrowPenaltyDeclaration? GrowPenalty { get; init; }

    /// <summary>What it may cost, or null without [Budget].</summary>
    public BudgetDeclaration? Budget { get; init; }

    /// <summary>The policies as they are written, and the layer on which each stands, or the empty string for the
    /// class; of those of a repeated block the property that repeats it.</summary>
    public IEnumerable<(string Member, PruneDeclaration Policy)> WrittenPolicies =>
    [
        .. Prune.Select(policy => ("", policy)),
        .. Layers.SelectMany(layer => layer.Prune.Concat(InnerLayers(layer).SelectMany(inner => inner.Prune))
            .Select(policy => (layer.Name, policy))),
    ];

    /// <summary>Whether a policy removes neurons, filters or channels.</summary>
    public bool RemovesUnits => WrittenPolicies.Any(item => item.Policy.RemovesUnits);

    /// <summary>Whether [Block] stands on the class as well: a fault.</summary>
    public bool IsBlock { get; init; }

    /// <summary>The properties that repeat blocks, once those are expanded.</summary>
    public EquatableArray<StageDeclaration> Stages { get; init; }

    private static EquatableArray<LayerDeclaration> InnerLayers(LayerDeclaration layer) =>
        layer.Own is OperatorDeclaration.Repeat { Block: { } block } ? block.Layers : [];
}
