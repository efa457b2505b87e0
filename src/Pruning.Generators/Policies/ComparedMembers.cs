using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;

namespace Pruning.Generators.Policies;

/// <summary>What a policy compares with each other.</summary>
/// <param name="Layers">The layers whose rows or weights are scored, in the order of the graph.</param>
/// <param name="Channels">The groups of channels, where those are removed; else empty.</param>
internal sealed record ComparedMembers(EquatableArray<PrunableLayer> Layers, EquatableArray<ChannelGroup> Channels)
{
    /// <summary>What collapse rules are about.</summary>
    public EquatableArray<MemberPart> Parts { get; } = Channels.Count == 0
        ? [.. Layers.Select(layer => new MemberPart(layer.Name, layer.Members))]
        : [.. Channels.Select(group => new MemberPart(group.Makers().First(), group.Channels))];

    /// <summary>Those of a policy. Layers whose members it compares with none of others come one by one, but channels
    /// are of several layers: of a local policy each group of theirs is by itself.</summary>
    public static IEnumerable<ComparedMembers> Of(EquatableArray<PrunableLayer> layers, DependencyGraph dependencies)
    {
        if (!layers[0].Policy.RemovesChannels)
        {
            return [new ComparedMembers(layers, [])];
        }

        EquatableArray<ChannelGroup> groups = [.. dependencies.Groups.Where(group => MadeBy(group, layers).Any())];
        return layers[0].Policy.IsByLayer
            ? groups.Select(group => new ComparedMembers([.. MadeBy(group, layers)], [group]))
            : [new ComparedMembers(layers, groups)];
    }

    private static IEnumerable<PrunableLayer> MadeBy(ChannelGroup group, IEnumerable<PrunableLayer> layers)
    {
        string[] makers = [.. group.Makers()];
        return layers.Where(layer => makers.Contains(layer.Name));
    }
}
