using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;

namespace Pruning.Generators.Compaction;

/// <summary>
/// What is left when the policies of a network have removed all that they remove, as far as that follows from the
/// declaration.
/// </summary>
/// <param name="Counts">The channels of each dependency group, in their order.</param>
/// <param name="Masked">Layers that lack weights within these channels, in the order of the graph: by policies of
/// weights, or where data says how many channels go.</param>
internal sealed record KeptChannels(EquatableArray<KeptCount> Counts, EquatableArray<string> Masked)
{
    /// <summary>
    /// Null where no policy removes channels from all of their places, or the network does what no smaller one could
    /// take over: learned masks, gates, weights that come back.
    /// </summary>
    public static KeptChannels? Of(CheckedNetwork network)
    {
        PruningPlan pruning = network.Pruning;
        bool isPlain = pruning.Groups.Any(group => group.MemberSettings.RemovesUnits)
            && pruning.Learned.Count == 0
            && pruning.Regrowth is null
            && network.Declaration.Layers.All(layer => layer.Gate is null);
        if (!isPlain)
        {
            return null;
        }

        EquatableArray<ChannelGroup> groups = network.Dependencies.Groups;
        ChannelCounts channels = new(network);
        EquatableArray<KeptCount> counts = groups.Select(channels.Of).ToEquatableArray();
        bool allStay = groups
            .Zip(counts, (group, count) => count.IsExact && count.Most == group.Channels)
            .All(stays => stays);
        return allStay ? null : new KeptChannels(counts, MaskedLayers(network, counts));
    }

    private static EquatableArray<string> MaskedLayers(CheckedNetwork network, EquatableArray<KeptCount> counts)
    {
        HashSet<string> masked = [.. network.Pruning.Groups
            .Where(policy => !policy.MemberSettings.RemovesUnits)
            .SelectMany(policy => policy.Layers)];
        for (int i = 0; i < counts.Count; i++)
        {
            ChannelGroup group = network.Dependencies.Groups[i];
            if (group.IsFixed)
            {
                // Rows may go, but not what they give.
                masked.UnionWith(network.Pruning.Groups
                    .Where(policy => ChannelCounts.Touches(policy, group))
                    .SelectMany(policy => policy.Layers.Intersect(group.Makers())));
            }
            else if (!counts[i].IsExact)
            {
                masked.UnionWith(group.Makers());
                masked.UnionWith(group.In(ChannelRole.Column).Select(slice => slice.Node));
            }
        }

        return network.Graph.Graph.Nodes
            .Select(node => node.Name)
            .Where(masked.Contains)
            .ToEquatableArray();
    }
}
