using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Plans;

namespace Pruning.Compaction;

/// <summary>Which rows and columns of the layers of a network a smaller one takes over, in the order of that
/// one.</summary>
internal sealed class ChannelChoice
{
    private readonly NetworkPlan _plan;
    private readonly ChannelOrder[] _orders;

    /// <summary>Chooses.</summary>
    /// <exception cref="InvalidOperationException">More channels are left than the smaller network has room
    /// for.</exception>
    public ChannelChoice(Network network, ConstantChannels constants, string smaller)
    {
        _plan = network.Plan;
        _orders = Array.ConvertAll(
            _plan.Channels, group => new ChannelOrder(network, group, constants, smaller));
    }

    /// <summary>The weights of a layer.</summary>
    public WeightChoice WeightsOf(int layer) => new(
        Places(group => group.Rows, layer, order => order.Taken) ?? All(_plan.Layers[layer].Outputs),
        Places(group => group.Rows, layer, order => order.Removed) ?? [],
        Places(group => group.Columns, layer, order => order.Taken) ?? All(_plan.Layers[layer].Inputs),
        Places(group => group.Columns, layer, order => order.Removed) ?? []);

    /// <summary>The channels of a normalisation that are taken over.</summary>
    /// <param name="place">The place of the layer or join that it stands behind, joins counted on from the
    /// layers.</param>
    public int[] ChannelsOf(int place) => Places(group => group.Norms, place, order => order.Taken) ?? [];

    /// <summary>The channels of a normalisation that are removed.</summary>
    /// <param name="place">As above.</param>
    public int[] RemovedChannelsOf(int place) => Places(group => group.Norms, place, order => order.Removed) ?? [];

    // Null where no channels of any group are there: a convolution whose groups go as a whole reads no columns.
    private int[]? Places(
        Func<ChannelGroupPlan, ChannelSlicePlan[]> slicesOf, int layer, Func<ChannelOrder, int[]> channelsOf)
    {
        List<(ChannelSlicePlan Slice, int[] Channels)> found = [];
        for (int i = 0; i < _orders.Length; i++)
        {
            found.AddRange(slicesOf(_plan.Channels[i])
                .Where(slice => slice.Layer == layer)
                .Select(slice => (slice, channelsOf(_orders[i]))));
        }

        return found.Count == 0
            ? null
            : [.. found.OrderBy(each => each.Slice.First).SelectMany(each => each.Channels.SelectMany(channel =>
                Enumerable.Range(
                    each.Slice.First + (channel * each.Slice.PerChannel), each.Slice.PerChannel)))];
    }

    private static int[] All(int count) => [.. Enumerable.Range(0, count)];
}
