using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of budgets: PRN0375 to PRN0378.</summary>
internal static class BudgetDescriptors
{
    private static readonly DiagnosticDescriptor BudgetExceeded = new(
        "PRN0375",
        "A network costs more than its budget",
        "Network '{0}' has {1} {2}, but its budget allows {3}; {4}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0375.md");

    private static readonly DiagnosticDescriptor BudgetOfData = new(
        "PRN0376",
        "Data decides whether a network keeps to its budget",
        "Network '{0}' will have from {1} to {2} {3}, as data decides, and its budget allows {4}; look at Report() "
        + "behind the training",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0376.md");

    private static readonly DiagnosticDescriptor BudgetNegative = new(
        "PRN0377",
        "A limit is negative",
        "{0} of the budget of '{1}' is {2}, but a limit is positive, or 0 for none",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0377.md");

    private static readonly DiagnosticDescriptor BudgetWithoutLimit = new(
        "PRN0378",
        "A budget without a limit",
        "The budget of '{0}' limits nothing; set MaxMacs, MaxParameters or MaxBytes, or remove [Budget]",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0378.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        BudgetExceeded,
        BudgetOfData,
        BudgetNegative,
        BudgetWithoutLimit,
    ];
}
