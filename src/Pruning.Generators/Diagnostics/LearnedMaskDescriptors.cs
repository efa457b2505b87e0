using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of learned masks: PRN0365 to PRN0379.</summary>
internal static class LearnedMaskDescriptors
{
    private static readonly DiagnosticDescriptor KeepAndLearn = new(
        "PRN0365",
        "[Keep] and [Learn] on one layer",
        "Layer '{0}' has both [Keep] and [Learn]; remove one of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0365.md");

    private static readonly DiagnosticDescriptor PruneAndLearn = new(
        "PRN0366",
        "[Prune] and [Learn] in one place",
        "'{0}' is pruned by Criterion.{1} and learns its mask as LearnedMask.{2}; remove one of the two, "
        + "or say Criterion.Movement with LearnedMask.Movement",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0366.md");

    private static readonly DiagnosticDescriptor MovementWithoutPolicy = new(
        "PRN0367",
        "A learned movement without a policy",
        "'{0}' learns scores by LearnedMask.Movement, but no policy says how many weights they remove; "
        + "add [Prune(Criterion.Movement, Rate = 0.8)]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0367.md");

    private static readonly DiagnosticDescriptor LearnedValueOutOfRange = new(
        "PRN0368",
        "A value of a learned mask is out of range",
        "{0} of the learned mask of '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0368.md");

    private static readonly DiagnosticDescriptor MaskWithoutLayers = new(
        "PRN0369",
        "The learned mask of a class holds for no layer",
        "The learned mask of class '{0}' has no effect, because each layer has [Keep], or a mask or "
        + "policy of its own; remove it",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0369.md");

    private static readonly DiagnosticDescriptor ThresholdWithoutDecay = new(
        "PRN0370",
        "A layer threshold that nothing raises",
        "'{0}' learns a threshold for each layer, but nothing raises it; set Strength, or WeightDecay of "
        + "[Train]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0370.md");

    private static readonly DiagnosticDescriptor MovementOfOtherMembers = new(
        "PRN0371",
        "A learned movement does not remove single weights",
        "LearnedMask.Movement removes single weights, compared within a layer or across all, but the "
        + "policy of '{0}' says Granularity.{1} and Scope.{2}; use Granularity.Weight with Scope.Local or "
        + "Scope.Global",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0371.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        KeepAndLearn,
        PruneAndLearn,
        MovementWithoutPolicy,
        LearnedValueOutOfRange,
        MaskWithoutLayers,
        ThresholdWithoutDecay,
        MovementOfOtherMembers,
    ];
}
