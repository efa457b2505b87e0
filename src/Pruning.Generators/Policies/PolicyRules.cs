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
    /// <summary>Enough for every procedure that is published, and few enough for a table.</summary>
    public const int MostRounds = 1000;

    public static EquatableArray<Fault> Check(NetworkDeclaration network)
    {
        return
        [
            .. CheckPlace("", network.Name, network.Prune, network.Regularize),
            .. network.Layers.SelectMany(CheckLayer),
            .. CheckSchedule(network),
            .. PenaltyRules.CheckGrowth(network, HasPolicy(network)),
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

        if (layer.Own is OperatorDeclaration.Add { Shortcut: not Shortcut.Projection } or OperatorDeclaration.Concat)
        {
            (string Attribute, bool IsGiven)[] policies =
            [
                ("Keep", layer.Keep), ("Prune", layer.Prune.Count > 0), ("Regularize", layer.Regularize.Count > 0),
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
        if (policies.Count > 1)
        {
            yield return new Fault(FaultId.TwoPolicies, member, [name, Invariant.Text(policies.Count)]);
        }

        foreach (Fault fault in policies.SelectMany(policy => PruneRules.Check(policy, member, name)))
        {
            yield return fault;
        }

        foreach (Fault fault in PenaltyRules.Check(penalties, member, name))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckSchedule(NetworkDeclaration network)
    {
        if (network.Schedule is not { } schedule)
        {
            yield break;
        }

        if (!HasPolicy(network))
        {
            yield return new Fault(FaultId.ScheduleWithoutPolicy, "", [network.Name]);
        }

        if (schedule.Rounds is < 1 or > MostRounds)
        {
            string rounds = Invariant.Text(schedule.Rounds);
            yield return new Fault(FaultId.RoundsOutOfRange, "", [network.Name, rounds, Invariant.Text(MostRounds)]);
        }
        else if (schedule is { Rounds: > 1, FineTuneEpochs: < 0, Rewind: Rewind.None })
        {
            string rounds = Invariant.Text(schedule.Rounds);
            yield return new Fault(FaultId.RoundsWithoutFineTuning, "", [network.Name, rounds]);
        }

        if (schedule.Rewind == Rewind.Initialization && PruningPlanner.FineTuneEpochs(network) == 0)
        {
            yield return new Fault(FaultId.RewindWithoutTraining, "", [network.Name]);
        }

        foreach (System.Enum value in (System.Enum[])[schedule.When, schedule.Rewind, schedule.Spacing])
        {
            if (EnumRules.IsUndefined(value))
            {
                yield return EnumRules.Fault("", "Schedule", value);
            }
        }
    }

    private static bool HasPolicy(NetworkDeclaration network)
    {
        return network.Prune.Count > 0
            || network.Layers.Any(layer => layer.Prune.Count > 0
                || (layer.Own is OperatorDeclaration.Repeat { Block: { } block }
                    && block.Layers.Any(inner => inner.Prune.Count > 0)));
    }
}
