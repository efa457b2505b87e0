using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Budgets;

/// <summary>
/// Stage 3f. In comes a checked network; out goes what it costs in the end. Afterwards bounds hold whatever data says,
/// and are exact where the declaration says how many members of each layer go, or for weights how many of all.
/// </summary>
internal static class NetworkSizes
{
    public static NetworkSize Of(CheckedNetwork network)
    {
        RemovedParts removed = RemovedInTheEnd.Of(network);
        EquatableArray<LayerSize> layers =
            network.Graph.Graph.Nodes.Select(node => SizeOf(node, network, removed)).OfType<LayerSize>()
                .ToEquatableArray();
        Bounds others = Sum(layers, layer => layer.Others);
        Bounds statistics = Sum(layers, layer => layer.Statistics);
        Bounds parameters = KeptCost.Of(network, removed, layers, perPixel: false) + others;
        return new NetworkSize(
            KeptCost.Of(network, removed, layers, perPixel: true),
            parameters,
            (parameters + statistics) * sizeof(float),
            layers);
    }

    public static Bounds Sum(IEnumerable<LayerSize> layers, Func<LayerSize, Bounds> value) =>
        layers.Aggregate(default(Bounds), (sum, layer) => sum + value(layer));

    private static LayerSize? SizeOf(Node node, CheckedNetwork network, RemovedParts removed)
    {
        switch (node)
        {
            case Weighted layer:
                Bounds kept = Learns(layer, network)
                    ? new Bounds(0, network.Graph.WeightsOf(layer))
                    : removed.KeptWeights(layer);
                Bounds biases = removed.GoneAsChannels(ChannelRole.Row, layer.Name).LeftOf(layer.Outputs);
                int pixels = network.Graph.ShapeOf(layer.Name).Pixels;
                return new LayerSize(layer.Name, kept, pixels, layer.Bias ? biases : default, default);
            case BatchNorm:
                int channels = network.Graph.ShapeOf(node.Name).Channels;
                Bounds left = removed.GoneAsChannels(ChannelRole.Norm, node.Name).LeftOf(channels);
                return new LayerSize(node.Layer, default, 0, left * 2, left * 2);
            default:
                return null;
        }
    }

    // Masks by movement remove counts, which are those of groups.
    private static bool Learns(Weighted layer, CheckedNetwork network) =>
        network.Pruning.Learned.Any(learned => learned.Layer == layer.Name)
        && !network.Pruning.Movements.Any(group => group.TakesFrom(layer.Name));
}
