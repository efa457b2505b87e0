using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostics of the forms of classes and layers: PRN0001 to PRN0019.</summary>
internal static class DeclarationDescriptors
{
    private static readonly DiagnosticDescriptor ClassNotPartial = new(
        "PRN0001",
        "The class of a network is not partial",
        "Class '{0}' is not partial, so nothing can be generated into it; write 'partial class {0}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0001.md");

    private static readonly DiagnosticDescriptor ClassNested = new(
        "PRN0002",
        "The class of a network is nested in another type",
        "Class '{0}' is nested in another type, where it cannot be completed; move it to the namespace",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0002.md");

    private static readonly DiagnosticDescriptor ClassGeneric = new(
        "PRN0003",
        "The class of a network has type parameters",
        "Class '{0}' has type parameters, but a network has one fixed shape and one number type; remove them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0003.md");

    private static readonly DiagnosticDescriptor ClassStatic = new(
        "PRN0004",
        "The class of a network is static",
        "Class '{0}' is static, but a network has weights and so is an object; remove 'static'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0004.md");

    private static readonly DiagnosticDescriptor ClassAbstract = new(
        "PRN0005",
        "The class of a network is abstract",
        "Class '{0}' is abstract, but a network is complete once it is generated; remove 'abstract'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0005.md");

    private static readonly DiagnosticDescriptor ClassIsRecord = new(
        "PRN0006",
        "A network is declared as a record",
        "Network '{0}' is a record, but it changes while it learns and equals only itself; write 'partial class {0}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0006.md");

    private static readonly DiagnosticDescriptor ClassFileLocal = new(
        "PRN0007",
        "The class of a network is local to its file",
        "Class '{0}' is local to its file, but its generated part is another file; remove 'file'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0007.md");

    private static readonly DiagnosticDescriptor ClassHasBase = new(
        "PRN0008",
        "The class of a network has a base class",
        "Class '{0}' has a base class, but every network derives from Pruning.Network; remove the base class",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0008.md");

    private static readonly DiagnosticDescriptor ClassHasConstructor = new(
        "PRN0009",
        "The class of a network declares a constructor",
        "Class '{0}' declares a constructor, but 'new {0}(ulong seed = 1, int threads = 0)' is "
        + "generated; put its work into a static method",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0009.md");

    private static readonly DiagnosticDescriptor NoLayers = new(
        "PRN0010",
        "A network has no layers",
        "Network '{0}' has no layers; add a property such as '[Dense(10)] public partial Dense Logits {{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0010.md");

    private static readonly DiagnosticDescriptor NameReserved = new(
        "PRN0011",
        "A name is used by every network",
        "'{0}' is a name that every network has a use for already; choose another",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0011.md");

    private static readonly DiagnosticDescriptor LayerNotPartial = new(
        "PRN0012",
        "The property of a layer is not partial",
        "Layer '{0}' is not partial, so its getter cannot be generated; write 'partial {1} {0} {{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0012.md");

    private static readonly DiagnosticDescriptor LayerStatic = new(
        "PRN0013",
        "The property of a layer is static",
        "Layer '{0}' is static, but each network object has its own weights; remove 'static'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0013.md");

    private static readonly DiagnosticDescriptor LayerHasSetter = new(
        "PRN0014",
        "The property of a layer has a setter",
        "Layer '{0}' has a setter, but a layer is a view of the network's own weights and cannot be "
        + "replaced; write '{{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0014.md");

    private static readonly DiagnosticDescriptor LayerHasNoGetter = new(
        "PRN0015",
        "The property of a layer has no getter",
        "Layer '{0}' has no getter; write '{{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0015.md");

    private static readonly DiagnosticDescriptor LayerImplemented = new(
        "PRN0016",
        "The property of a layer has a body",
        "Layer '{0}' has a body, but its getter is generated; write '{{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0016.md");

    private static readonly DiagnosticDescriptor LayerModified = new(
        "PRN0017",
        "The property of a layer has an unsupported modifier or form",
        "Layer '{0}' is more than a plain property; leave an access modifier, 'partial', the type and '{{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0017.md");

    private static readonly DiagnosticDescriptor LayerTypeWrong = new(
        "PRN0018",
        "The property of a layer has the wrong type",
        "Layer '{0}' has the type '{1}', but [{2}] makes it a 'Pruning.{3}'; write 'partial {3} {0} {{ get; }}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0018.md");

    private static readonly DiagnosticDescriptor LayerDeclaredTwice = new(
        "PRN0019",
        "Two layers have the same name",
        "Layer '{0}' is declared more than once; give each layer a name of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpRoot + "PRN0019.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ClassNotPartial,
        ClassNested,
        ClassGeneric,
        ClassStatic,
        ClassAbstract,
        ClassIsRecord,
        ClassFileLocal,
        ClassHasBase,
        ClassHasConstructor,
        NoLayers,
        NameReserved,
        LayerNotPartial,
        LayerStatic,
        LayerHasSetter,
        LayerHasNoGetter,
        LayerImplemented,
        LayerModified,
        LayerTypeWrong,
        LayerDeclaredTwice,
    ];
}
