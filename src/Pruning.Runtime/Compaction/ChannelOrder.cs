using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Compaction;

/// <summary>
/// The channels of a group that a smaller network takes over: those that are left, and where these are fewer than it
/// has room for, removed ones behind them.
/// </summary>
internal sealed class ChannelOrder
{
    /// <summary>Chooses.</summary>
    /// <param name="network">The network.</param>
    /// <param name="group">The group.</param>
    /// <param name="constants">What removed channels give.</param>
    /// <param name="smaller">The name of the smaller network.</param>
    /// <exception cref="InvalidOperationException">More channels are left than the smaller network has room
    /// for.</exception>
    public ChannelOrder(Network network, ChannelGroupPlan group, ConstantChannels constants, string smaller)
    {
        bool[] isLeft = [.. Enumerable.Range(0, group.Count).Select(channel => IsLeft(network, group, channel))];
        int left = isLeft.Count(each => each);
        if (left > group.Kept)
        {
            IEnumerable<string> makers = group.Rows.Select(slice => network.Layers[slice.Layer].Name).Distinct();
            throw new InvalidOperationException(
                $"{network.Name} has {left} channels of {string.Join(", ", makers)} left, and {smaller} has room for "
                + $"{group.Kept}. Remove as many as are declared before, by Fit or Prune.");
        }

        // What readers cannot take into a bias stays where there is room for it.
        for (int channel = 0; channel < group.Count && left < group.Kept; channel++)
        {
            if (!isLeft[channel] && !CanFold(network, group, channel, constants))
            {
                isLeft[channel] = true;
                left++;
            }
        }

        IEnumerable<int> all = Enumerable.Range(0, group.Count);
        Removed = [.. all.Where(channel => !isLeft[channel])];
        Taken = [.. all.Where(channel => isLeft[channel]), .. Removed.Take(group.Kept - left)];
    }

    /// <summary>The channels that are taken over; those that are left come first, each in ascending order.</summary>
    public int[] Taken { get; }

    /// <summary>The channels that are removed, whether there is room for them or not.</summary>
    public int[] Removed { get; }

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

        return group.IsFixed || group.Rows.Length == 0;
    }

    private static bool CanFold(
        Network network, ChannelGroupPlan group, int channel, ConstantChannels constants) =>
        Array.TrueForAll(group.Columns, slice => constants.CanFold(
            network.Layers[slice.Layer],
            slice.Layer,
            [.. Enumerable.Range(slice.First + (channel * slice.PerChannel), slice.PerChannel)]));
}
