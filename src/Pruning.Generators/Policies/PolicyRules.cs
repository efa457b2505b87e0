using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with the policies as they are written, before any layer has a size.</summary>
internal static class PolicyRules
{
    public static EquatableArray<Fault> Check(NetworkDeclaration network)
    {
        return
        [
            .. CheckPlace("", network.Name, network.Prune, network.Regularize),
            .. network.Layers.SelectMany(CheckLayer),
            .. ScheduleRules.Check(network),
            .. RegrowRules.Check(network),
            .. LearnRules.Check(network),
            .. PenaltyRules.CheckGrowth(network, network.WrittenPolicies.Any()),
        ];
    }

    /// <summary>The policies and penalties of one layer.</summary>
    public static IEnumerable<Fault> CheckLayer(LayerDeclaration layer)
    {
        foreach (Fault fault in CheckPlace(layer.Name, layer.Name, layer.Prune, layer.Regularize))
        {
            yield return fault;
        }

        if (layer.Keep && layer.Prune.Count > 0)
        {
            yield return new Fault(FaultId.KeepAndPrune, layer.Name, [layer.Name]);
        }

        foreach (Fault fault in LearnRules.Check(layer))
        {
            yield return fault;
        }

        if (layer.Own is OperatorDeclaration.Add { Shortcut: not Shortcut.Projection } or OperatorDeclaration.Concat)
        {
            (string Attribute, bool IsGiven)[] policies =
            [
                ("Keep", layer.Keep), ("Prune", layer.Prune.Count > 0), ("Regularize", layer.Regularize.Count > 0),
                ("Learn", layer.Learn is not null),
            ];
            foreach ((string attribute, _) in policies.Where(policy => policy.IsGiven))
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect,
                    layer.Name,
                    [attribute, "[" + attribute + "]", layer.Name, "it has no weights; remove it"]);
            }
        }
    }

    // The policies and penalties on the class, or on one layer.
    private static IEnumerable<Fault> CheckPlace(
        string member,
        string name,
        EquatableArray<PruneDeclaration> policies,
        EquatableArray<RegularizeDeclaration> penalties)
    {
        for (int i = 0; i < policies.Count; i++)
        {
            foreach (Fault fault in PruneRules.Check(policies[i], member, name)
                .Concat(OrderRules.Check(policies, i, member, name)))
            {
                yield return fault with { Occurrence = i };
            }
        }

        foreach (Fault fault in PenaltyRules.Check(penalties, member, name))
        {
            yield return fault;
        }
    }
}
