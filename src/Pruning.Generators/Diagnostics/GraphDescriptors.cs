using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of graphs, PRN0100 to PRN0199, and of shapes, PRN0200 to PRN0299.</summary>
internal static class GraphDescriptors
{
    private static readonly DiagnosticDescriptor LayerWithoutDense = new(
        "PRN0101",
        "A layer has nothing to learn",
        "Layer '{0}' has no [Dense]; start it with [Dense(units)], or put its attributes on the layer above",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0101.md");

    private static readonly DiagnosticDescriptor LayerWithTwoDense = new(
        "PRN0102",
        "Two [Dense] on one property",
        "Layer '{0}' has more than one [Dense]; give each a property of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0102.md");

    private static readonly DiagnosticDescriptor OperatorBeforeDense = new(
        "PRN0103",
        "An operator stands before [Dense]",
        "[{0}] stands before [Dense] on layer '{1}'; operators run in the order in which they are "
        + "written, so write [Dense] first",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0103.md");

    private static readonly DiagnosticDescriptor NetworkTooLarge = new(
        "PRN0201",
        "A network is too large",
        "There are {1} or more numbers in {0}, but at most {2} are supported",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0201.md");

    private static readonly DiagnosticDescriptor SoftmaxOfOneOutput = new(
        "PRN0202",
        "Softmax of a single output",
        "Layer '{0}' gives one output, whose softmax is always 1; use two units, or Loss = Loss.MeanSquaredError",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0202.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LayerWithoutDense,
        LayerWithTwoDense,
        OperatorBeforeDense,
        NetworkTooLarge,
        SoftmaxOfOneOutput,
    ];
}
