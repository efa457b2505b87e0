using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of the memory that a network takes: PRN0400 to PRN0499.</summary>
internal static class MemoryDescriptors
{
    private static readonly DiagnosticDescriptor ArenaTooLarge = new(
        "PRN0401",
        "A network and its batch are too large together",
        "Network '{0}' with BatchSize {1} may need {2} floats, but at most {3} are supported; {4}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0401.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ArenaTooLarge,
    ];
}
