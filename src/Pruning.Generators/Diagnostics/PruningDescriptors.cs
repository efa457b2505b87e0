using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of policies, schedules and penalties: PRN0300 to PRN0315.</summary>
internal static class PruningDescriptors
{
    private static readonly DiagnosticDescriptor RateOutOfRange = new(
        "PRN0301",
        "A pruning rate is not in [0, 1)",
        "The pruning rate of '{0}' is {1}, but a rate is at least 0 and below 1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0301.md");

    private static readonly DiagnosticDescriptor PolicyTwice = new(
        "PRN0302",
        "One policy twice in one place",
        "A policy of '{0}' has criterion, scope and granularity of one before it, {1}; leave one [Prune]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0302.md");

    private static readonly DiagnosticDescriptor KeepAndPrune = new(
        "PRN0303",
        "[Keep] and [Prune] on one layer",
        "Layer '{0}' has both [Keep] and [Prune]; remove one of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0303.md");

    private static readonly DiagnosticDescriptor EverythingKept = new(
        "PRN0304",
        "A policy has nothing to remove",
        "Network '{0}' has a policy, but [Keep] on all of its layers; remove [Prune] or a [Keep]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0304.md");

    private static readonly DiagnosticDescriptor PolicyWithoutLayers = new(
        "PRN0305",
        "The policy of a class holds for no layer",
        "The policy on class '{0}' has no effect, because each layer has [Keep] or a policy of its own; remove it",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0305.md");

    private static readonly DiagnosticDescriptor MinimumKeptOutOfRange = new(
        "PRN0306",
        "MinimumKept cannot be held",
        "MinimumKept is {0} for '{1}', but {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0306.md");

    private static readonly DiagnosticDescriptor LayerEmptied = new(
        "PRN0307",
        "A policy leaves a layer empty",
        "At the rate {2} of {1} {6}, {3} stay in {0}, but Collapse.{5} needs {4} or more; lower "
        + "Rate or MinimumKept",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0307.md");

    private static readonly DiagnosticDescriptor ScheduleWithoutPolicy = new(
        "PRN0308",
        "[Schedule] without [Prune]",
        "Network '{0}' has a [Schedule], but no [Prune] says what to remove; add "
        + "[Prune(Criterion.Magnitude, Rate = 0.8)] or remove [Schedule]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0308.md");

    private static readonly DiagnosticDescriptor RoundsOutOfRange = new(
        "PRN0309",
        "The number of rounds is out of range",
        "Network '{0}' prunes in {1} rounds, but a schedule has from 1 to {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0309.md");

    private static readonly DiagnosticDescriptor RoundsWithoutFineTuning = new(
        "PRN0310",
        "Rounds without training between them",
        "Network '{0}' prunes in {1} rounds with no training between them; set FineTuneEpochs or Rewind",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0310.md");

    private static readonly DiagnosticDescriptor RewindWithoutTraining = new(
        "PRN0311",
        "Rewinding without training afterwards",
        "Network '{0}' has Rewind.{1} and then trains for 0 epochs; set FineTuneEpochs",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0311.md");

    private static readonly DiagnosticDescriptor StrengthNotPositive = new(
        "PRN0312",
        "The strength of a penalty is not positive",
        "A penalty on '{0}' has the strength {1}, but a strength is positive and finite; to have no "
        + "penalty, remove [Regularize]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0312.md");

    private static readonly DiagnosticDescriptor NormTwice = new(
        "PRN0313",
        "One norm is penalised twice in one place",
        "'{0}' penalises the norm {1} more than once; leave one [Regularize] for it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0313.md");

    private static readonly DiagnosticDescriptor PolicyRemovesNothing = new(
        "PRN0314",
        "A policy removes nothing",
        "The policy of '{0}' has the rate 0, so it removes nothing; set Rate, for example 'Rate = 0.8'",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0314.md");

    private static readonly DiagnosticDescriptor SamplesOutOfRange = new(
        "PRN0315",
        "Samples of a criterion are negative",
        "The policy of '{0}' looks at {1} samples, but a count is 1 or more, or 0 for the default of 1000",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0315.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        RateOutOfRange,
        PolicyTwice,
        KeepAndPrune,
        EverythingKept,
        PolicyWithoutLayers,
        MinimumKeptOutOfRange,
        LayerEmptied,
        ScheduleWithoutPolicy,
        RoundsOutOfRange,
        RoundsWithoutFineTuning,
        RewindWithoutTraining,
        StrengthNotPositive,
        NormTwice,
        PolicyRemovesNothing,
        SamplesOutOfRange,
    ];
}
