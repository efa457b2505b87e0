using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Budgets;

/// <summary>
/// Kept weights or multiply-adds of all layers together. Scores may say how many members each layer loses where the
/// number of all of them is known, or what goes with them: then the sum is known better than its parts.
/// </summary>
internal static class KeptCost
{
    public static Bounds Of(
        CheckedNetwork network, RemovedParts removed, EquatableArray<LayerSize> layers, bool perPixel)
    {
        Bounds sum = default;
        HashSet<string> counted = [];
        foreach (PruningGroup[] groups in Sums(network))
        {
            var cost = new PolicyCost(groups, perPixel ? RateUnit.Macs : RateUnit.Weights, network.Graph);
            if (IsAlone(groups, cost, network, removed)
                && Gone(groups, cost, network, perPixel) is { } gone)
            {
                sum += gone.LeftOf(cost.Total);
                counted.UnionWith(cost.Layers);
            }
        }

        return sum + NetworkSizes.Sum(
            layers.Where(layer => !counted.Contains(layer.Name)),
            layer => layer.Weights * (perPixel ? layer.Pixels : 1));
    }

    // Groups whose members are known together.
    private static IEnumerable<PruningGroup[]> Sums(CheckedNetwork network)
    {
        PruningGroup[] groups = RemovedInTheEnd.Groups(network);
        return network.Pruning.Regrowth is { Growth: Growth.Momentum }
            ? [groups]
            : groups.Select(group => (PruningGroup[])[group])
                .Where(group => PartBounds.PartsOf(group[0], network.Graph).Count > 1);
    }

    // Whether nothing else takes weights from the layers.
    private static bool IsAlone(
        PruningGroup[] groups, PolicyCost cost, CheckedNetwork network, RemovedParts removed)
    {
        bool others = RemovedInTheEnd.Groups(network)
            .Any(other => !groups.Contains(other) && cost.Layers.Any(other.TakesFrom));
        bool asChannels = groups[0].Channels.Count == 0
            && cost.Layers.Any(layer =>
                removed.GoneAsChannels(ChannelRole.Column, layer).Most > 0
                || removed.GoneAsChannels(ChannelRole.Row, layer).Most > 0);
        return !others && !asChannels && groups.Sum(group => group.Layers.Count) == Distinct(groups);
    }

    private static int Distinct(PruningGroup[] groups) => groups.SelectMany(group => group.Layers).Distinct().Count();

    private static Bounds? Gone(PruningGroup[] groups, PolicyCost cost, CheckedNetwork network, bool perPixel)
    {
        PruningGroup model = groups[0];
        if (model.CostAfterRound.Count > 0)
        {
            return (model.Unit == RateUnit.Macs) == perPixel && model.Collapse != Collapse.Stop
                ? GoneByCost(model, cost, network)
                : null;
        }

        if (model.Channels.Count > 0 || model.Scope == Scope.Uniform)
        {
            return null;
        }

        (long Members, long Cost)[] parts =
        [
            .. groups.SelectMany(group => PartBounds.PartsOf(group, network.Graph).Select((part, i) => (
                PartBounds.MostOf(group, part),
                CostOfAMember(group, part, network.Graph, perPixel)))),
        ];
        long removed = groups.Sum(group => (long)group.RemovedAfterRound[group.RemovedAfterRound.Count - 1]);
        long least = model.Collapse == Collapse.Stop ? 0 : Take(removed, parts.OrderBy(part => part.Cost));
        return new Bounds(least, Take(removed, parts.OrderByDescending(part => part.Cost)));
    }

    // A search ends with the member that is enough.
    private static Bounds? GoneByCost(PruningGroup group, PolicyCost cost, CheckedNetwork network)
    {
        var nothing = new RemovedParts(network.Graph, network.Dependencies);
        EquatableArray<MemberPart> parts = PartBounds.PartsOf(group, network.Graph);
        long target = group.CostAfterRound[group.CostAfterRound.Count - 1];
        if (group.Scope != Scope.Global)
        {
            return null;
        }

        long largest = parts.Select((_, i) => cost.GoneWith(
            nothing, [[.. parts.Select((_, j) => Bounds.Exactly(i == j ? 1 : 0))]]).Most).Max();
        return new Bounds(target, Math.Min(cost.Total, target + largest - 1));
    }

    private static long CostOfAMember(PruningGroup group, MemberPart part, ShapedGraph shaped, bool perPixel)
    {
        var layer = (Graph.Weighted)shaped.NodeOf(part.Layer);
        return (group.MemberSettings.RemovesUnits ? shaped.InputsOf(layer) : 1L)
            * (perPixel ? shaped.ShapeOf(layer.Name).Pixels : 1);
    }

    private static long Take(long members, IEnumerable<(long Members, long Cost)> parts)
    {
        long sum = 0;
        foreach ((long all, long cost) in parts)
        {
            long taken = Math.Min(members, all);
            sum += taken * cost;
            members -= taken;
        }

        return sum;
    }
}
