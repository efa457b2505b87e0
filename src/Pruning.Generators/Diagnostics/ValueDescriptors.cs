using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of what attributes say and where they stand: PRN0020 to PRN0030.</summary>
internal static class ValueDescriptors
{
    private static readonly DiagnosticDescriptor InputNotPositive = new(
        "PRN0020",
        "A size of the input is not positive",
        "Network '{0}' reads samples of shape {1}, but every size has to be 1 or more",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0020.md");

    private static readonly DiagnosticDescriptor UnitsNotPositive = new(
        "PRN0021",
        "A layer has no units",
        "Layer '{0}' has {1} units, but a layer has 1 or more",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0021.md");

    private static readonly DiagnosticDescriptor DropoutOutOfRange = new(
        "PRN0022",
        "A dropout rate is not in [0, 1)",
        "Dropout of layer '{0}' has the rate {1}, but a rate is at least 0 and below 1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0022.md");

    private static readonly DiagnosticDescriptor SlopeOutOfRange = new(
        "PRN0023",
        "The slope of a leaky ReLU is not in (0, 1)",
        "LeakyRelu of layer '{0}' has the slope {1}, but a slope is above 0 and below 1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0023.md");

    private static readonly DiagnosticDescriptor ValueUndefined = new(
        "PRN0024",
        "An argument is no value of its enum",
        "[{0}] has the value {1} for '{2}', which does not define it; use one of the names of '{2}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0024.md");

    private static readonly DiagnosticDescriptor TrainingValueOutOfRange = new(
        "PRN0025",
        "A value of [Train] is out of range",
        "{0} of network '{1}' is {2}, but it has to be {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0025.md");

    private static readonly DiagnosticDescriptor NesterovWithoutMomentum = new(
        "PRN0026",
        "Nesterov momentum without momentum",
        "Network '{0}' asks for Nesterov momentum, but its Momentum is 0; set Momentum or remove Nesterov",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0026.md");

    private static readonly DiagnosticDescriptor ArgumentsUnreadable = new(
        "PRN0027",
        "The arguments of an attribute cannot be read",
        "The arguments of [{0}] on '{1}' cannot be read; correct what the compiler reports there",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0027.md");

    private static readonly DiagnosticDescriptor AttributeOutsideNetwork = new(
        "PRN0028",
        "An attribute of the vocabulary stands outside a network or block",
        "[{0}] on '{1}' has no effect, because the class '{2}' is no network; add [Network] or [Block] to it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0028.md");

    private static readonly DiagnosticDescriptor SettingHasNoEffect = new(
        "PRN0029",
        "A setting has no effect",
        "{1} of '{2}' has no effect: {3}",
        Descriptors.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0029.md");

    private static readonly DiagnosticDescriptor OperatorValueOutOfRange = new(
        "PRN0030",
        "A value of an operator is out of range",
        "{2} of [{0}] on '{1}' is {3}, but it has to be {4}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0030.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        InputNotPositive,
        UnitsNotPositive,
        DropoutOutOfRange,
        SlopeOutOfRange,
        ValueUndefined,
        TrainingValueOutOfRange,
        NesterovWithoutMomentum,
        ArgumentsUnreadable,
        AttributeOutsideNetwork,
        SettingHasNoEffect,
        OperatorValueOutOfRange,
    ];
}
