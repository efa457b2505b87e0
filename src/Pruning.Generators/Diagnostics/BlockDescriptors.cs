using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of blocks and of networks that repeat them: PRN0031 to PRN0040.</summary>
internal static class BlockDescriptors
{
    private static readonly DiagnosticDescriptor NetworkAndBlock = new(
        "PRN0031",
        "A class is both a network and a block",
        "Class '{0}' is both a network and a block; remove [Network] or [Block]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0031.md");

    private static readonly DiagnosticDescriptor AttributeOnBlock = new(
        "PRN0032",
        "An attribute of a network stands on a block",
        "[{0}] on block '{1}' says nothing about a block; write it on the network, or on the property "
        + "that repeats the block",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0032.md");

    private static readonly DiagnosticDescriptor RepeatInsideBlock = new(
        "PRN0033",
        "A block repeats a block",
        "[{0}] of layer '{1}' stands inside a block, but only a network repeats blocks; write the layers out",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0033.md");

    private static readonly DiagnosticDescriptor RepeatOfNoBlock = new(
        "PRN0034",
        "A class that is no block is repeated",
        "'{0}' repeats '{1}', which is no block; write [Block] on its class",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0034.md");

    private static readonly DiagnosticDescriptor BlockOfAnotherProject = new(
        "PRN0035",
        "A block of another project is repeated",
        "'{0}' repeats '{1}' of another project, whose layers cannot be read; declare the block in this project",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0035.md");

    private static readonly DiagnosticDescriptor BlockFaulty = new(
        "PRN0036",
        "A block that has errors is repeated",
        "'{0}' repeats block '{1}', which has errors; correct them there",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0036.md");

    private static readonly DiagnosticDescriptor BlockStrideMisplaced = new(
        "PRN0037",
        "Block.Stride does not stand as a stride",
        "{2} of [{0}] on '{1}' is Block.Stride, which can only be a Stride inside a block",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0037.md");

    private static readonly DiagnosticDescriptor WidthMissing = new(
        "PRN0038",
        "A block is repeated without its width",
        "'{0}' repeats block '{1}', which refers to Block.Width; set Width, for example 'Width = 32'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0038.md");

    private static readonly DiagnosticDescriptor WidthNotWhole = new(
        "PRN0039",
        "A size is no whole number at the width of a block",
        "{0} of layer '{1}' would be {2} at Width = {3}; choose a width at which it is a whole number",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0039.md");

    private static readonly DiagnosticDescriptor GeneratedNameTaken = new(
        "PRN0040",
        "A property has the name of a generated layer",
        "'{0}' is the name that {1} gets; choose another name for the property",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0040.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NetworkAndBlock,
        AttributeOnBlock,
        RepeatInsideBlock,
        RepeatOfNoBlock,
        BlockOfAnotherProject,
        BlockFaulty,
        BlockStrideMisplaced,
        WidthMissing,
        WidthNotWhole,
        GeneratedNameTaken,
    ];
}
