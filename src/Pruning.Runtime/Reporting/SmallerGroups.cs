using System;
using System.Linq;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>
/// In come the plans of a network and of a smaller one. Out go the groups of channels of the first as they stand in the
/// second: as many channels as it has room for, behind those of the groups that stand before them in a layer.
/// </summary>
internal static class SmallerGroups
{
    /// <summary>The groups, in their order.</summary>
    /// <exception cref="ArgumentException">The second network is not a smaller one of the first.</exception>
    public static ChannelGroupPlan[] Of(NetworkPlan plan, NetworkPlan smaller)
    {
        RequireSameLayers(plan, smaller);
        if (plan.Layers.Zip(smaller.Layers).All(pair => pair.First.Shape.SequenceEqual(pair.Second.Shape)))
        {
            return plan.Channels;
        }

        RequireRoom(plan, smaller);
        return Array.ConvertAll(plan.Channels, group => new ChannelGroupPlan(
            group.Kept,
            Array.ConvertAll(group.Rows, slice => Moved(plan, slice, each => each.Rows)),
            Array.ConvertAll(group.Columns, slice => Moved(plan, slice, each => each.Columns)))
        {
            Norms = Array.ConvertAll(group.Norms, slice => Moved(plan, slice, each => each.Norms)),
            IsFixed = group.IsFixed,
        });
    }

    private static ChannelSlicePlan Moved(
        NetworkPlan plan, ChannelSlicePlan slice, Func<ChannelGroupPlan, ChannelSlicePlan[]> slicesOf) => slice with
        {
            First = slice.First - plan.Channels.Sum(group => slicesOf(group)
                .Distinct()
                .Where(other => other.Layer == slice.Layer && other.First < slice.First)
                .Sum(other => (group.Count - group.Kept) * other.PerChannel)),
        };

    private static void RequireSameLayers(NetworkPlan plan, NetworkPlan smaller)
    {
        bool isSame = plan.Layers.Select(layer => layer.Name).SequenceEqual(smaller.Layers.Select(layer => layer.Name))
            && plan.Joins.Select(join => join.Name).SequenceEqual(smaller.Joins.Select(join => join.Name));
        if (!isSame)
        {
            throw new ArgumentException($"{smaller.Name} is no smaller {plan.Name}: it has other layers.");
        }
    }

    // What a group keeps it keeps in all of its places, so that rows say it.
    private static void RequireRoom(NetworkPlan plan, NetworkPlan smaller)
    {
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            int removed = plan.Channels.Sum(group => group.Rows
                .Where(slice => slice.Layer == i)
                .Sum(slice => (group.Count - group.Kept) * slice.PerChannel));
            if (layer.Outputs - removed != smaller.Layers[i].Outputs)
            {
                throw new ArgumentException(
                    $"{smaller.Name} is no smaller {plan.Name}: {layer.Name} has {smaller.Layers[i].Outputs} outputs, "
                    + $"not {layer.Outputs - removed}.");
            }
        }
    }
}
