using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of the user's project settings: PRN0900 to PRN0999.</summary>
internal static class ProjectDescriptors
{
    private static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        "PRN0901",
        "The C# version of the project is too low",
        "'{0}' needs C# 13 for partial properties, but the project is compiled as C# {1}; set "
        + "<LangVersion>13</LangVersion> or higher",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0901.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LanguageVersionTooLow,
    ];
}
