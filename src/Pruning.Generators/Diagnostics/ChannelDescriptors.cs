using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of policies that remove channels: PRN0390 to PRN0393.</summary>
internal static class ChannelDescriptors
{
    private static readonly DiagnosticDescriptor ChannelsOfOutputs = new(
        "PRN0390",
        "Channels of outputs are to be removed",
        "{0}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0390.md");

    private static readonly DiagnosticDescriptor ChannelsOfSamples = new(
        "PRN0391",
        "Channels that are tied to those of samples are to be removed",
        "{0}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0391.md");

    private static readonly DiagnosticDescriptor ChannelsNotAligned = new(
        "PRN0392",
        "Channels cannot be aligned",
        "{0}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0392.md");

    private static readonly DiagnosticDescriptor ChannelsHeld = new(
        "PRN0393",
        "Channels are held by a layer that the policy does not prune",
        "Channels of {0} {1}, and cannot be removed; {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0393.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ChannelsOfOutputs,
        ChannelsOfSamples,
        ChannelsNotAligned,
        ChannelsHeld,
    ];
}
