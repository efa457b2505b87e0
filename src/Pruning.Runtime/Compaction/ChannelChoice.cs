using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Compaction;

/// <summary>Which channels of a network a smaller one takes over: those that are left, and where these are fewer than
/// it has room for, the first of the others.</summary>
internal sealed class ChannelChoice
{
    private readonly NetworkPlan _plan;
    private readonly bool[][] _rows;
    private readonly bool[][] _columns;
    private readonly bool[][] _norms;

    /// <summary>Chooses.</summary>
    /// <exception cref="InvalidOperationException">More channels are left than the smaller network has room
    /// for.</exception>
    public ChannelChoice(Network network, string smaller)
    {
        _plan = network.Plan;
        _rows = Array.ConvertAll(_plan.Layers, layer => All(layer.Outputs));
        _columns = Array.ConvertAll(_plan.Layers, layer => All(layer.Inputs));
        _norms =
        [
            .. _plan.Layers.Select(layer => All(layer.BatchNorm?.Channels ?? 0)),
            .. _plan.Joins.Select(join => All(join.BatchNorm?.Channels ?? 0)),
        ];
        foreach (ChannelGroupPlan group in _plan.Channels)
        {
            bool[] kept = Choose(network, group, smaller);
            for (int channel = 0; channel < group.Count; channel++)
            {
                if (!kept[channel])
                {
                    Remove(group, channel);
                }
            }
        }
    }

    /// <summary>The rows of a layer that are taken over, in ascending order.</summary>
    public int[] RowsOf(int layer) => Chosen(_rows[layer]);

    /// <summary>The columns of a layer that are taken over, in ascending order.</summary>
    public int[] ColumnsOf(int layer) => Chosen(_columns[layer]);

    /// <summary>The columns of a layer that are not.</summary>
    public int[] RemovedColumnsOf(int layer) => Chosen(Array.ConvertAll(_columns[layer], isChosen => !isChosen));

    /// <summary>The channels of a normalisation that are taken over, in ascending order.</summary>
    /// <param name="place">The place of the layer or join that it stands behind, joins counted on from the
    /// layers.</param>
    public int[] ChannelsOf(int place) => Chosen(_norms[place]);

    /// <summary>Whether any weight is left in front of a channel. What no layer makes is never removed.</summary>
    public static bool IsLeft(Network network, ChannelGroupPlan group, int channel)
    {
        foreach (ChannelSlicePlan slice in group.Rows)
        {
            int inputs = network.Plan.Layers[slice.Layer].Inputs;
            int first = slice.First + (channel * slice.PerChannel);
            ReadOnlySpan<uint> mask = network.Layers[slice.Layer].Mask.Words;
            if (mask.IsEmpty || MaskBits.AnyKept(mask, first * inputs, slice.PerChannel * inputs))
            {
                return true;
            }
        }

        return group.Rows.Length == 0;
    }

    private bool[] Choose(Network network, ChannelGroupPlan group, string smaller)
    {
        bool[] kept = new bool[group.Count];
        for (int channel = 0; channel < group.Count; channel++)
        {
            kept[channel] = IsLeft(network, group, channel);
        }

        int left = kept.Count(isLeft => isLeft);
        if (left > group.Kept)
        {
            IEnumerable<string> makers = group.Rows.Select(slice => _plan.Layers[slice.Layer].Name).Distinct();
            throw new InvalidOperationException(
                $"{_plan.Name} has {left} channels of {string.Join(", ", makers)} left, and {smaller} has room for "
                + $"{group.Kept}. Remove as many as are declared before, by Fit or Prune.");
        }

        for (int channel = 0; left < group.Kept; channel++)
        {
            left += kept[channel] ? 0 : 1;
            kept[channel] = true;
        }

        return kept;
    }

    private void Remove(ChannelGroupPlan group, int channel)
    {
        Clear(group.Rows, _rows, channel);
        Clear(group.Columns, _columns, channel);
        Clear(group.Norms, _norms, channel);
    }

    private static void Clear(ChannelSlicePlan[] slices, bool[][] places, int channel)
    {
        foreach (ChannelSlicePlan slice in slices)
        {
            Array.Clear(places[slice.Layer], slice.First + (channel * slice.PerChannel), slice.PerChannel);
        }
    }

    private static bool[] All(int count) => [.. Enumerable.Repeat(true, count)];

    private static int[] Chosen(bool[] places) => [.. Enumerable.Range(0, places.Length).Where(i => places[i])];
}
