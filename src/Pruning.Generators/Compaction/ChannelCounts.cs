using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Compaction;

/// <summary>How many channels of dependency groups the policies of a network leave.</summary>
internal sealed class ChannelCounts(CheckedNetwork network)
{
    private readonly EquatableArray<ChannelGroup> _groups = network.Dependencies.Groups;
    private readonly EquatableArray<PruningGroup> _policies = network.Pruning.Groups;

    /// <summary>What is left of a group behind all policies.</summary>
    public KeptCount Of(ChannelGroup group)
    {
        KeptCount left = new(group.Channels, IsExact: true);
        if (group.IsFixed)
        {
            return left;
        }

        foreach (PruningGroup policy in _policies.Where(policy => Touches(policy, group)))
        {
            left = KeptBy(policy, group) is { } kept
                ? left with { Most = Math.Min(left.Most, kept) }
                : left with { IsExact = false };
        }

        // Without any the smaller network has one that is zero.
        return left.Most == 0 ? new KeptCount(1, IsExact: false) : left;
    }

    /// <summary>Whether a policy removes rows that make channels of a group.</summary>
    public static bool Touches(PruningGroup policy, ChannelGroup group) => policy.MemberSettings.RemovesUnits
        && (policy.Channels.Count > 0
            ? policy.Channels.Contains(group)
            : group.Makers().Intersect(policy.Layers).Any());

    // Null where data decides.
    private int? KeptBy(PruningGroup policy, ChannelGroup group)
    {
        int part = policy.Channels.Count > 0 ? policy.Channels.ToList().IndexOf(group) : LayerOf(policy, group);
        return policy.Scope switch
        {
            _ when part < 0 || policy.RemovedAfterRound.Count == 0 => null,
            Scope.Local => policy.Members - policy.RemovedAfterRound[policy.RemovedAfterRound.Count - 1],
            _ => IsUndisturbed(policy)
                ? SizedShares.Of(policy, PartBounds.PartsOf(policy, network.Graph), network.Graph)?[part]
                : null,
        };
    }

    // Rows of a layer are chosen by themselves: where several layers make the channels, data says which of them all
    // lose, and where the rows of a layer belong to several groups, which group loses how many.
    private int LayerOf(PruningGroup policy, ChannelGroup group)
    {
        ChannelSlice[] rows = [.. group.In(ChannelRole.Row)];
        bool isMadeByOne = rows.Length == 1
            && rows[0].PerChannel == 1
            && _groups.Count(other => other.Makers().Contains(rows[0].Node)) == 1;
        return isMadeByOne ? policy.Layers.ToList().IndexOf(rows[0].Node) : -1;
    }

    // What others have removed before would be shared differently: in rounds, what those behind it have.
    private bool IsUndisturbed(PruningGroup policy) => policy.Order == 0 && _policies.All(
        other => other.Equals(policy) || (other.Order > 0 && network.Pruning.RemovesOnce) || !Meets(other, policy));

    // A row without weights is one that is removed, whatever has taken them.
    private bool Meets(PruningGroup other, PruningGroup policy) => other.MemberSettings.RemovesUnits
        ? _groups.Any(group => Touches(policy, group) && Touches(other, group))
        : policy.Layers.Any(other.TakesFrom);
}
