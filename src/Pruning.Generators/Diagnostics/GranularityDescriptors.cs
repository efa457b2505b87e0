using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of criteria and of what a policy removes as a whole: PRN0316 to PRN0349.</summary>
internal static class GranularityDescriptors
{
    private static readonly DiagnosticDescriptor CriterionValueOutOfRange = new(
        "PRN0316",
        "A value of a criterion is out of range",
        "{0} of the policy of '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0316.md");

    private static readonly DiagnosticDescriptor CriterionOfOtherGranularity = new(
        "PRN0317",
        "A criterion does not fit the granularity",
        "{0} {2}, but the policy of '{1}' {3}; {4}, or choose another criterion",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0317.md");

    private static readonly DiagnosticDescriptor ScopeOfOtherGranularity = new(
        "PRN0318",
        "A scope does not fit what is removed",
        "The policy of '{0}' has Scope.{1} and {2}, but {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0318.md");

    private static readonly DiagnosticDescriptor PatternOutOfRange = new(
        "PRN0319",
        "A pattern keeps none or all",
        "The policy of '{0}' keeps {1} of every {2} weights, but M has to be 2 or more, and N from 1 to M - 1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0319.md");

    private static readonly DiagnosticDescriptor RateOfPattern = new(
        "PRN0320",
        "A rate is not that of its pattern",
        "The policy of '{0}' keeps {1} of every {2} weights, which is the rate {3} and not {4}; remove Rate, or "
        + "change N and M",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0320.md");

    private static readonly DiagnosticDescriptor PatternDoesNotDivide = new(
        "PRN0321",
        "A pattern does not divide the inputs of a layer",
        "Layer '{0}' has {1} weights behind an output, which are no whole number of {3}, of which {2} are kept; "
        + "change N and M, or give the layer [Keep] or a policy of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0321.md");

    private static readonly DiagnosticDescriptor OutputsRemoved = new(
        "PRN0322",
        "A policy removes outputs of the network",
        "The neurons or filters of layer '{0}' are the outputs of the network, but its policy has Granularity.{1}; "
        + "mark the layer [Keep], or give it a policy of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0322.md");

    private static readonly DiagnosticDescriptor CriterionLacksItsInput = new(
        "PRN0323",
        "A network lacks what a criterion reads",
        "{0} reads {2}, but for '{1}' {3}; {4}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0323.md");

    private static readonly DiagnosticDescriptor CriterionMeetsGate = new(
        "PRN0330",
        "A criterion cannot look through a gate",
        "{0} of '{1}' goes through the operators of the network one by one, and cannot go through the gate of layer "
        + "'{2}'; choose another criterion, or remove [Gate]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0330.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        CriterionValueOutOfRange,
        CriterionOfOtherGranularity,
        ScopeOfOtherGranularity,
        PatternOutOfRange,
        RateOfPattern,
        PatternDoesNotDivide,
        OutputsRemoved,
        CriterionLacksItsInput,
        CriterionMeetsGate,
    ];
}
