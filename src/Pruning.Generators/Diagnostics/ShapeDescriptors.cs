using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of shapes: PRN0200 to PRN0299.</summary>
internal static class ShapeDescriptors
{
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

    private static readonly DiagnosticDescriptor KernelTooLarge = new(
        "PRN0203",
        "A kernel is larger than what it reads",
        "[{0}] of layer '{1}' has a kernel of {2}, but {3} {4} is only {5} with padding {6}; make the "
        + "kernel smaller or the padding larger",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0203.md");

    private static readonly DiagnosticDescriptor ImageNeeded = new(
        "PRN0204",
        "An operator on images reads a vector",
        "[{0}] of layer '{1}' needs an image [N, C, H, W], but {2} {3} is a vector",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0204.md");

    private static readonly DiagnosticDescriptor AddMismatch = new(
        "PRN0205",
        "Values of different shapes are added",
        "Layer '{0}' adds {1} {2} and {3} {4}, but only equal shapes can be added; change one, or "
        + "set Shortcut = Shortcut.Projection",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0205.md");

    private static readonly DiagnosticDescriptor ConcatMismatch = new(
        "PRN0206",
        "Values of different sizes are joined",
        "Layer '{0}' joins the channels of {1} {2} and {3} {4}, but height and width have to be equal",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0206.md");

    private static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        "PRN0207",
        "Channels cannot be divided into groups",
        "Layer '{0}' has {1} groups, among which {2} cannot be divided evenly",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0207.md");

    private static readonly DiagnosticDescriptor ShortcutImpossible = new(
        "PRN0208",
        "A shortcut cannot give the shape that is needed",
        "Shortcut.{0} of layer '{1}' cannot bring {2} {3} to the shape of {4} {5}: {6}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0208.md");

    private static readonly DiagnosticDescriptor NothingToLearn = new(
        "PRN0209",
        "A network has nothing to learn",
        "Network '{0}' has no weights; add a layer such as '[Dense(10)] public partial Dense Logits {{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0209.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NetworkTooLarge,
        SoftmaxOfOneOutput,
        KernelTooLarge,
        ImageNeeded,
        AddMismatch,
        ConcatMismatch,
        GroupsDoNotDivide,
        ShortcutImpossible,
        NothingToLearn,
    ];
}
