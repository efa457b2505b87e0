using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Compaction;

/// <summary>
/// How many channels of each dependency group are left when the policies of a network have removed all that they
/// remove, as far as that follows from the declaration.
/// </summary>
internal static class KeptChannels
{
    /// <summary>
    /// The number for each group, in their order; null where nothing that can be taken out is known before data is
    /// seen, or the network does what no smaller one could take over: learned masks, gates, weights that come back.
    /// </summary>
    public static EquatableArray<int>? Of(CheckedNetwork network)
    {
        PruningPlan pruning = network.Pruning;
        bool isPlain = pruning.Groups.Count > 0
            && pruning.Groups.All(group => group.MemberSettings.RemovesUnits)
            && pruning.Learned.Count == 0
            && pruning.Regrowth is null
            && network.Declaration.Layers.All(layer => layer.Gate is null);
        if (!isPlain)
        {
            return null;
        }

        EquatableArray<int> kept = network.Dependencies.Groups
            .Select(group => group.Channels - RemovedFrom(group, pruning))
            .ToEquatableArray();
        return kept.SequenceEqual(network.Dependencies.Groups.Select(group => group.Channels)) ? null : kept;
    }

    private static int RemovedFrom(ChannelGroup group, PruningPlan pruning)
    {
        PruningGroup? policy = group.IsFixed
            ? null
            : pruning.Groups.LastOrDefault(each =>
                each.RemovedAfterRound.Count > 0 && (IsAlone(group, each) || MakesAlone(group, each)));
        return policy is null ? 0 : policy.RemovedAfterRound[policy.RemovedAfterRound.Count - 1];
    }

    private static bool IsAlone(ChannelGroup group, PruningGroup policy) =>
        policy.Channels.Count == 1 && policy.Channels[0].Equals(group);

    // Rows of one layer are chosen by themselves: where several layers make the channels, data says which of them all
    // lose, and where the rows of a layer belong to several groups, which group loses how many.
    private static bool MakesAlone(ChannelGroup group, PruningGroup policy)
    {
        ChannelSlice[] rows = [.. group.In(ChannelRole.Row)];
        return policy.Channels.Count == 0
            && policy.Layers.Count == 1
            && policy.Members == group.Channels
            && rows.Length == 1
            && rows[0].PerChannel == 1
            && rows[0].Node == policy.Layers[0];
    }
}
