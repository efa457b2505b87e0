using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;
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
                HashSet<string> own = [.. cost.Layers];
                sum += Bounds.Both(gone.LeftOf(cost.Total), OfLayers(own.Contains));
                counted.UnionWith(own);
            }
        }

        return sum + OfLayers(layer => !counted.Contains(layer));

        Bounds OfLayers(Func<string, bool> isMeant) => NetworkSizes.Sum(
            layers.Where(layer => isMeant(layer.Name)), layer => layer.Weights * (perPixel ? layer.Pixels : 1));
    }

    // Groups whose members are known together.
    private static IEnumerable<PruningGroup[]> Sums(CheckedNetwork network)
    {
        PruningGroup[] groups = RemovedInTheEnd.MayBeDense(network) ? [] : RemovedInTheEnd.Groups(network);
        return network.Pruning.Regrowth is { Growth: Growth.Momentum }
            ? [groups]
            : groups.Select(group => (PruningGroup[])[group])
                .Where(group => PartBounds.PartsOf(group[0], network.Graph).Count > 1);
    }

    // Whether nothing else takes weights from the layers. Single weights may go last, and count what others have taken.
    private static bool IsAlone(
        PruningGroup[] groups, PolicyCost cost, CheckedNetwork network, RemovedParts removed)
    {
        PruningGroup[] all = RemovedInTheEnd.Groups(network);
        int first = MayFollow(groups) ? Array.IndexOf(all, groups[0]) : 0;
        bool others = all.Skip(first).Any(other => !groups.Contains(other) && cost.Layers.Any(other.TakesFrom));
        bool asChannels = groups[0].Channels.Count == 0 && !MayFollow(groups)
            && cost.Layers.Any(layer =>
                removed.GoneAsChannels(ChannelRole.Column, layer).Most > 0
                || removed.GoneAsChannels(ChannelRole.Row, layer).Most > 0);

        // Their columns go with the smaller network only, and with them single weights that have been counted as kept.
        bool areTakenOut = MayFollow(groups)
            && all.Any(other => other.MemberSettings.RemovesUnits && other.Channels.Count == 0)
            && cost.Layers.Any(layer => removed.GoneAsChannels(ChannelRole.Column, layer).Most > 0);
        return !others && !asChannels && !areTakenOut && groups.Sum(group => group.Layers.Count) == Distinct(groups);
    }

    private static bool MayFollow(PruningGroup[] groups) =>
        groups.Length == 1 && !groups[0].MemberSettings.RemovesUnits && groups[0].CostAfterRound.Count == 0;

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

        if (model.Channels.Count > 0 || model.MemberSettings.Granularity == Granularity.Block)
        {
            return null;
        }

        RemovedParts? before = MayFollow(groups) ? RemovedInTheEnd.Before(model, network) : null;
        Part[] parts = [.. groups.SelectMany(group => PartBounds.PartsOf(group, network.Graph)
            .Select(part => PartOf(group, part, before, network.Graph, perPixel)))];
        long removed = groups.Sum(group => (long)group.RemovedAfterRound[group.RemovedAfterRound.Count - 1]);
        if (parts.Sum(part => part.Before.Most) > removed)
        {
            return null;
        }

        long none = parts.Sum(part => part.Before.Least * part.Cost);
        bool mayStop = Array.Exists(groups, group => group.Collapse == Collapse.Stop);
        long least = mayStop ? none : Take(removed, parts.OrderBy(part => part.Cost));
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

    private static Part PartOf(
        PruningGroup group, MemberPart part, RemovedParts? before, ShapedGraph shaped, bool perPixel)
    {
        var layer = (Weighted)shaped.NodeOf(part.Layer);
        long weights = group.MemberSettings.RemovesUnits ? shaped.InputsOf(layer) : 1L;
        Bounds gone = before?.KeptWeights(layer).LeftOf(shaped.WeightsOf(layer)) ?? default;
        return new Part(
            gone,
            Math.Max(gone.Most, PartBounds.MostOf(group, part)),
            weights * (perPixel ? shaped.ShapeOf(layer.Name).Pixels : 1));
    }

    // What so many members cost, in this order, besides those that are gone before.
    private static long Take(long members, IEnumerable<Part> parts)
    {
        long sum = 0;
        long rest = members - parts.Sum(part => part.Before.Least);
        foreach (Part part in parts)
        {
            long taken = Math.Min(rest, part.Most - part.Before.Least);
            sum += (part.Before.Least + taken) * part.Cost;
            rest -= taken;
        }

        return sum;
    }

    // Members of a layer: what is gone of them before, how many may be gone in the end, and what each costs.
    private readonly record struct Part(Bounds Before, long Most, long Cost);
}
