using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of rates in weights and multiply-adds: PRN0397 and PRN0398.</summary>
internal static class CostDescriptors
{
    private static readonly DiagnosticDescriptor CostOutOfReach = new(
        "PRN0397",
        "A rate of weights or multiply-adds is out of reach",
        "The policy of '{0}' is to remove {1} of the {2} of its layers, but {3} is the most that can go, as {4} of the "
        + "{5} of {6} have to stay; lower Rate",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0397.md");

    private static readonly DiagnosticDescriptor UnitNotCounted = new(
        "PRN0398",
        "A rate cannot be counted in its unit",
        "The policy of '{0}' counts {1}, but {2}; remove Unit",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0398.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        CostOutOfReach,
        UnitNotCounted,
    ];
}
