using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of weights that come back: PRN0350 to PRN0364.</summary>
internal static class RegrowDescriptors
{
    private static readonly DiagnosticDescriptor RegrowWithoutPolicy = new(
        "PRN0350",
        "[Regrow] without [Prune]",
        "Network '{0}' has [Regrow], but no [Prune] says how many weights are removed; add "
        + "[Prune(Criterion.Magnitude, Rate = 0.9)] or remove [Regrow]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0350.md");

    private static readonly DiagnosticDescriptor RegrowValueOutOfRange = new(
        "PRN0351",
        "A value of [Regrow] is out of range",
        "{0} of [Regrow] on '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0351.md");

    private static readonly DiagnosticDescriptor RegrowOfOtherGranularity = new(
        "PRN0352",
        "[Regrow] with neurons, filters, blocks or a pattern",
        "Network '{0}' has [Regrow], which brings single weights back, but the policy of '{1}' has "
        + "Granularity.{2}; remove Granularity or [Regrow]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0352.md");

    private static readonly DiagnosticDescriptor RegrowWithOtherSchedule = new(
        "PRN0353",
        "[Regrow] with another schedule",
        "Network '{0}' has Growth.{1}, whose weights go and come back from the first step on, but a "
        + "[Schedule] with {2}; {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0353.md");

    private static readonly DiagnosticDescriptor RegrowWithoutMomentum = new(
        "PRN0354",
        "Growth.Momentum without momentum",
        "Network '{0}' has Growth.Momentum, but its optimizer has no momentum; set Momentum of [Train], "
        + "for example to 0.9, or choose Growth.Gradient",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0354.md");

    private static readonly DiagnosticDescriptor RegrowTwoIntervals = new(
        "PRN0355",
        "Two intervals between updates",
        "[Regrow] on '{0}' has both EverySteps and EveryEpochs; remove one of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0355.md");

    private static readonly DiagnosticDescriptor RegrowOfOtherCriterion = new(
        "PRN0356",
        "A criterion does not fit the growth",
        "Growth.{0} of '{1}' {2}, but the policy of '{3}' has Criterion.{4}; use {5}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0356.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        RegrowWithoutPolicy,
        RegrowValueOutOfRange,
        RegrowOfOtherGranularity,
        RegrowWithOtherSchedule,
        RegrowWithoutMomentum,
        RegrowTwoIntervals,
        RegrowOfOtherCriterion,
    ];
}
