using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of how large blocks of weights are, and of how many members stay: PRN0394 to
/// PRN0396.</summary>
internal static class MemberSizeDescriptors
{
    private static readonly DiagnosticDescriptor WeightBlockOutOfRange = new(
        "PRN0394",
        "A block of weights is empty",
        "The policy of '{0}' removes blocks of {1} x {2} weights, but Rows and Columns have to be 1 or more",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0394.md");

    private static readonly DiagnosticDescriptor WeightBlockTooLarge = new(
        "PRN0395",
        "A block is larger than the weights of a layer",
        "Layer '{0}' has {1} outputs with {2} weights behind each, so a block of {3} x {4} is larger than all of them; "
        + "change Rows and Columns, or give the layer [Keep] or a policy of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0395.md");

    private static readonly DiagnosticDescriptor RoundToOutOfRange = new(
        "PRN0396",
        "RoundTo is out of range",
        "The policy of '{0}' has RoundTo = {1}, but what stays is a multiple of 1 or more",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0396.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [WeightBlockOutOfRange, WeightBlockTooLarge, RoundToOutOfRange];
}
