using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of schedules and of policies that follow each other: PRN0335 to PRN0342.</summary>
internal static class ScheduleDescriptors
{
    private static readonly DiagnosticDescriptor ScheduleValueOfOtherTime = new(
        "PRN0335",
        "A value of [Schedule] belongs to another time",
        "{0} of the schedule of '{1}' belongs to When.{2}, but weights are removed at When.{3}; remove it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0335.md");

    private static readonly DiagnosticDescriptor ScheduleValueOutOfRange = new(
        "PRN0336",
        "A value of [Schedule] is out of range",
        "{0} of the schedule of '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0336.md");

    private static readonly DiagnosticDescriptor ScheduleOutsideTraining = new(
        "PRN0337",
        "A gradual removal does not lie within the training",
        "Network '{0}' removes weights from epoch {1} to {2}, but {3}; change BeginEpoch, EndEpoch or Epochs",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0337.md");

    private static readonly DiagnosticDescriptor InitialRateTooHigh = new(
        "PRN0338",
        "A gradual removal begins above its end",
        "The schedule of '{0}' begins with the rate {1}, but the policy of '{2}' ends with {3}; lower InitialRate",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0338.md");

    private static readonly DiagnosticDescriptor RewindEpochUnreached = new(
        "PRN0339",
        "Rewinding to an epoch that is not within the training",
        "Network '{0}' rewinds its weights to the end of epoch {1} of {2}; set RewindEpoch to 1 or more, and below "
        + "Epochs",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0339.md");

    private static readonly DiagnosticDescriptor ReplayTooLong = new(
        "PRN0340",
        "More epochs are replayed than there are",
        "Network '{0}' trains for {1} epochs after a removal, but Rewind.{2} replays the learning rates of the last "
        + "{3} at most; lower FineTuneEpochs",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0340.md");

    private static readonly DiagnosticDescriptor LaterPolicyRemovesNothing = new(
        "PRN0341",
        "A later policy removes nothing",
        "A policy of '{0}' with the rate {1} removes nothing, because one before it removes {2} of the same; raise "
        + "Rate or remove it",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0341.md");

    private static readonly DiagnosticDescriptor PatternNotFirst = new(
        "PRN0342",
        "A pattern comes behind another policy",
        "The policy of '{0}' that keeps {1} of {2} weights comes behind another, which may leave too few of some; make "
        + "it the first [Prune]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0342.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ScheduleValueOfOtherTime,
        ScheduleValueOutOfRange,
        ScheduleOutsideTraining,
        InitialRateTooHigh,
        RewindEpochUnreached,
        ReplayTooLong,
        LaterPolicyRemovesNothing,
        PatternNotFirst,
    ];
}
