using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of graphs: PRN0100 to PRN0199.</summary>
internal static class GraphDescriptors
{
    private static readonly DiagnosticDescriptor LayerWithoutOperator = new(
        "PRN0101",
        "A layer has no operator of its own",
        "Layer '{0}' has no [Dense], [Conv2D], [Add], [Concat] or [Repeat]; start it with one, or put "
        + "its attributes on the layer above",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0101.md");

    private static readonly DiagnosticDescriptor LayerWithTwoOperators = new(
        "PRN0102",
        "A layer has two operators of its own",
        "Layer '{1}' has a second operator of its own, [{0}]; give it a property of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0102.md");

    private static readonly DiagnosticDescriptor OperatorBeforeOwn = new(
        "PRN0103",
        "An operator stands before that of the layer",
        "[{0}] stands before [{2}] on layer '{1}'; operators run in the order in which they are written, "
        + "so write [{2}] first",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0103.md");

    private static readonly DiagnosticDescriptor LayerNormalisedTwice = new(
        "PRN0104",
        "A layer is normalised twice",
        "Layer '{0}' has more than one [BatchNorm]; leave one",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0104.md");

    private static readonly DiagnosticDescriptor NothingJoined = new(
        "PRN0105",
        "A join names no layer",
        "[{0}] of layer '{1}' names no layer that is joined with the one above; write [{0}(nameof(Other))]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0105.md");

    private static readonly DiagnosticDescriptor LayerUnknown = new(
        "PRN0106",
        "A name is that of no layer",
        "[{0}] of layer '{1}' names '{2}', but there is no such layer; {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0106.md");

    private static readonly DiagnosticDescriptor LayerJoinedTwice = new(
        "PRN0107",
        "A layer is joined with itself",
        "[{0}] of layer '{1}' joins '{2}' with itself; name another layer",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0107.md");

    private static readonly DiagnosticDescriptor LayersInACircle = new(
        "PRN0108",
        "Layers read each other in a circle",
        "{0}, which is a circle; let one of them read another layer",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0108.md");

    private static readonly DiagnosticDescriptor LayerUnread = new(
        "PRN0109",
        "No layer reads a layer",
        "Layer '{0}' is read by no other, and the last layer, '{1}', is what the network gives; read it "
        + "with From = nameof({0}), or remove it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0109.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LayerWithoutOperator,
        LayerWithTwoOperators,
        OperatorBeforeOwn,
        LayerNormalisedTwice,
        NothingJoined,
        LayerUnknown,
        LayerJoinedTwice,
        LayersInACircle,
        LayerUnread,
    ];
}
