using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of what encourages sparsity: PRN0380 to PRN0389.</summary>
internal static class PenaltyDescriptors
{
    private static readonly DiagnosticDescriptor NormOfMagnitude = new(
        "PRN0380",
        "A norm is none of single weights",
        "The policy of '{0}' scores by Norm.{1}, but a neuron or filter is scored by the sum of |w| or w²; {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0380.md");

    private static readonly DiagnosticDescriptor NormWithoutProximalStep = new(
        "PRN0381",
        "A norm has no proximal step",
        "'{0}' penalises Norm.{1} by proximal steps, but no formula gives one; remove Proximal, or use Norm.L1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0381.md");

    private static readonly DiagnosticDescriptor GrowthWithoutPolicy = new(
        "PRN0382",
        "[GrowPenalty] without [Prune]",
        "'{0}' has a growing penalty, but no policy says what it is to act on; add [Prune] to the class or a layer, or "
        + "remove [GrowPenalty]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0382.md");

    private static readonly DiagnosticDescriptor GrowthOutOfRange = new(
        "PRN0383",
        "A growing penalty does not fit into the training",
        "The penalty of '{0}' grows from epoch {1} to epoch {2}, but it has to begin at 0 or later, end behind its "
        + "beginning, and end before the training does, which has {3} epochs",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0383.md");

    private static readonly DiagnosticDescriptor GrowthValueOutOfRange = new(
        "PRN0384",
        "A value of a growing penalty is out of range",
        "{0} of the growing penalty of '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0384.md");

    private static readonly DiagnosticDescriptor GrowthAndSchedule = new(
        "PRN0385",
        "[GrowPenalty] and [Schedule] on one class",
        "'{0}' has [GrowPenalty] and [Schedule], and both say when weights are removed; remove one of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0385.md");

    private static readonly DiagnosticDescriptor GrowthAndRegrowth = new(
        "PRN0386",
        "[GrowPenalty] and [Regrow] on one class",
        "'{0}' has [GrowPenalty] and [Regrow], but what a growing penalty removes goes once and does not come back; "
        + "remove one of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0386.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NormOfMagnitude,
        NormWithoutProximalStep,
        GrowthWithoutPolicy,
        GrowthOutOfRange,
        GrowthValueOutOfRange,
        GrowthAndSchedule,
        GrowthAndRegrowth,
    ];
}
