using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Budgets;

/// <summary>What the policies of a network have removed behind the training, as bounds of each part.</summary>
internal static class RemovedInTheEnd
{
    /// <summary>The groups that remove something.</summary>
    public static PruningGroup[] Groups(CheckedNetwork network) =>
        [.. network.Pruning.Groups, .. network.Pruning.Movements];

    /// <summary>Whether the last phase may be one that has brought all weights back: phases take turns to the end of
    /// the training, or to a step that an epoch of few is rounded to.</summary>
    public static bool MayBeDense(CheckedNetwork network) =>
        network.Pruning.Regrowth is { Growth: Growth.Dense } phases
        && phases.EndEpoch >= network.Declaration.Train.Epochs - 0.5;

    /// <summary>What they have removed. Where a smaller network takes rows out, their columns go with them.</summary>
    public static RemovedParts Of(CheckedNetwork network)
    {
        var removed = new RemovedParts(network.Graph, network.Dependencies);
        foreach (PruningGroup group in Groups(network))
        {
            removed.Take(group, PartsOf(group, network));
        }

        if (KeptChannels.Of(network) is { } kept)
        {
            for (int i = 0; i < kept.Counts.Count; i++)
            {
                int gone = network.Dependencies.Groups[i].Channels - kept.Counts[i].Most;
                if (gone > 0 && kept.Counts[i].IsExact)
                {
                    removed.TakeOut(network.Dependencies.Groups[i], gone);
                }
            }
        }

        return removed;
    }

    /// <summary>What those before a group have removed.</summary>
    public static RemovedParts Before(PruningGroup group, CheckedNetwork network)
    {
        var removed = new RemovedParts(network.Graph, network.Dependencies);
        foreach (PruningGroup earlier in Groups(network).TakeWhile(other => !other.Equals(group)))
        {
            removed.Take(earlier, PartsOf(earlier, network));
        }

        return removed;
    }

    private static IReadOnlyList<Bounds> PartsOf(PruningGroup group, CheckedNetwork network)
    {
        IReadOnlyList<Bounds> removed = RemovedOf(group, network);
        return MayBeDense(network) ? [.. removed.Select(part => part with { Least = 0 })] : removed;
    }

    private static IReadOnlyList<Bounds> RemovedOf(PruningGroup group, CheckedNetwork network)
    {
        EquatableArray<MemberPart> parts = PartBounds.PartsOf(group, network.Graph);

        // Weights that come back by momentum do so in other layers.
        if (network.Pruning.Regrowth is { Growth: Growth.Momentum })
        {
            return [.. parts.Select(part => new Bounds(0, part.Members))];
        }

        bool isFirst = group.Order == 0
            && network.Pruning.Groups.All(other => other.Equals(group) || !Disturbs(other, group, network.Pruning));
        return (isFirst ? Shares(group, parts, network.Graph) : null) ?? PartBounds.Of(group, parts, isFirst);
    }

    // What others have taken before counts as removed: channels at any time, and in rounds what comes behind as well.
    private static bool Disturbs(PruningGroup other, PruningGroup group, PruningPlan plan) =>
        other.Channels.Count > 0 || (!plan.RemovesOnce && group.Layers.Any(other.TakesFrom));

    private static IReadOnlyList<Bounds>? Shares(
        PruningGroup group, EquatableArray<MemberPart> parts, ShapedGraph shaped) =>
        SizedShares.Of(group, parts, shaped) is { } shares
            ? [.. parts.Select((part, i) => Bounds.Exactly(part.Members - shares[i]))]
            : null;
}
