using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Compaction;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>Counts what a network has and what a smaller one has left of it.</summary>
internal static class CompactionBuilder
{
    public static CompactionReport Build(Network network, Network smaller)
    {
        var groups = SmallerGroups.Of(network.Plan, smaller.Plan);
        return new CompactionReport(
            network.Name,
            smaller.Name,
            [.. Layers(network, smaller), .. Joins(network.Plan, smaller.Plan)],
            [.. Groups(network, smaller, groups)]);
    }

    private static IEnumerable<LayerCompaction> Layers(Network network, Network smaller) => network.Layers.Select(
        (layer, i) => new LayerCompaction(
            layer.Name,
            Text(layer.WeightShape),
            Text(smaller.Layers[i].WeightShape),
            SizeOf(network.Plan.Layers[i], layer.Mask.Count),
            SizeOf(smaller.Plan.Layers[i], smaller.Layers[i].Mask.Kept)));

    private static IEnumerable<LayerCompaction> Joins(NetworkPlan plan, NetworkPlan smaller)
    {
        for (int i = 0; i < plan.Joins.Length; i++)
        {
            if (plan.Joins[i].BatchNorm is { } norm && smaller.Joins[i].BatchNorm is { } left)
            {
                yield return new LayerCompaction(
                    plan.Joins[i].Name,
                    Text([norm.Channels]),
                    Text([left.Channels]),
                    PlaceSize.OfNorm(norm.Channels),
                    PlaceSize.OfNorm(left.Channels));
            }
        }
    }

    private static NetworkSize SizeOf(LayerPlan layer, int kept) => PlaceSize.OfWeights(layer, layer.Count, kept)
        + PlaceSize.OfBias(layer.Bias < 0 ? 0 : layer.Outputs)
        + PlaceSize.OfNorm(layer.BatchNorm?.Channels ?? 0);

    // Channels of samples and of outputs cannot go.
    private static IEnumerable<GroupCompaction> Groups(
        Network network, Network smaller, ChannelGroupPlan[] smallerGroups)
    {
        for (int i = 0; i < smallerGroups.Length; i++)
        {
            ChannelGroupPlan group = network.Plan.Channels[i];
            ChannelGroupPlan left = smallerGroups[i];
            if (group.Rows.Length > 0 && group.Columns.Length > 0)
            {
                yield return new GroupCompaction(
                    ChannelNames.Makers(network.Plan, group),
                    ChannelNames.Readers(network.Plan, group),
                    group.Count,
                    Enumerable.Range(0, left.Count)
                        .Count(channel => ChannelOrder.IsLeft(smaller, left, channel)),
                    PlaceSize.Of(network, group, withRemoved: true),
                    PlaceSize.Of(smaller, left, withRemoved: false));
            }
        }
    }

    private static string Text(IEnumerable<int> shape) => "[" + string.Join(", ", shape) + "]";
}
