using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Diagnostics;

/// <summary>The diagnostic of each fault: one per <see cref="FaultId"/>, with a page in docs/diagnostics.</summary>
internal static class Descriptors
{
    public const string Category = "Pruning";

    /// <summary>
    /// Where the pages of the diagnostics are read: in the source tree, until the project has a public address.
    /// </summary>
    public const string HelpRoot = "docs/diagnostics/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Index();

    /// <summary>All diagnostics, in the order of their numbers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        .. DeclarationDescriptors.All,
        .. ValueDescriptors.All,
        .. BlockDescriptors.All,
        .. GateDescriptors.All,
        .. GraphDescriptors.All,
        .. ShapeDescriptors.All,
        .. PruningDescriptors.All,
        .. GranularityDescriptors.All,
        .. ScheduleDescriptors.All,
        .. RegrowDescriptors.All,
        .. LearnedMaskDescriptors.All,
        .. BudgetDescriptors.All,
        .. PenaltyDescriptors.All,
        .. ChannelDescriptors.All,
        .. MemberSizeDescriptors.All,
        .. CostDescriptors.All,
        .. MemoryDescriptors.All,
        .. ProjectDescriptors.All,
    ];

    public static DiagnosticDescriptor Of(FaultId id)
    {
        return ById["PRN" + ((int)id).ToString("D4", CultureInfo.InvariantCulture)];
    }

    /// <summary>Whether the fault prevents the network; the others are warnings.</summary>
    public static bool IsError(Fault fault) => Of(fault.Id).DefaultSeverity == DiagnosticSeverity.Error;

    private static ImmutableDictionary<string, DiagnosticDescriptor> Index()
    {
        ImmutableDictionary<string, DiagnosticDescriptor>.Builder index =
            ImmutableDictionary.CreateBuilder<string, DiagnosticDescriptor>();
        foreach (DiagnosticDescriptor descriptor in All)
        {
            index.Add(descriptor.Id, descriptor);
        }

        return index.ToImmutable();
    }
}
