using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of pruning at run time, gates and thresholds: PRN0041 to PRN0045.</summary>
internal static class GateDescriptors
{
    private static readonly DiagnosticDescriptor GateValueOutOfRange = new(
        "PRN0041",
        "A value of a gate is out of range",
        "{0} of the gate of layer '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0041.md");

    private static readonly DiagnosticDescriptor GateMisplaced = new(
        "PRN0042",
        "A gate stands on a layer without weights",
        "Layer '{0}' has a gate, but [{1}] has no outputs that could be left out; a gate stands on Conv2D or Dense",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0042.md");

    private static readonly DiagnosticDescriptor GateOfOutputs = new(
        "PRN0043",
        "A gate stands on the outputs of a network",
        "The loss reads layer '{0}', whose outputs are those of network '{1}': a gate would leave some of them out; "
        + "remove [Gate]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0043.md");

    private static readonly DiagnosticDescriptor GateKeepsAll = new(
        "PRN0044",
        "A gate leaves nothing out",
        "Layer '{0}' has a gate with Keep = {1}, which rounds up to all of its {2} outputs; make Keep smaller, or "
        + "remove [Gate]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0044.md");

    private static readonly DiagnosticDescriptor ThresholdOutOfRange = new(
        "PRN0045",
        "The threshold of a ReLU is negative or not finite",
        "Relu of layer '{0}' has the threshold {1}, but a threshold is not negative, and finite",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0045.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        GateValueOutOfRange,
        GateMisplaced,
        GateOfOutputs,
        GateKeepsAll,
        ThresholdOutOfRange,
    ];
}
