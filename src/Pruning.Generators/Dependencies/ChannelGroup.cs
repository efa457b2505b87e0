using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Channels of which each can be removed without the others, but only in all places where it appears (DepGraph, Fang et
/// al. 2023). A channel of a group can be several of a layer: those that sums or groups of convolutions tie together.
/// </summary>
/// <param name="Channels">n, how many there are.</param>
/// <param name="Slices">Where they appear, in the order of the graph; the same place may appear more than once, with
/// other indices.</param>
internal sealed record ChannelGroup(int Channels, EquatableArray<ChannelSlice> Slices)
{
    /// <summary>Whether none of them can be removed: they are what samples bring, or what the loss reads.</summary>
    public bool IsFixed => Slices.Any(slice => slice.Role is ChannelRole.Sample or ChannelRole.Output);

    /// <summary>Where they appear in one role.</summary>
    public IEnumerable<ChannelSlice> In(ChannelRole role) => Slices.Where(slice => slice.Role == role);

    /// <summary>The layers whose outputs they are, in the order of the graph.</summary>
    public IEnumerable<string> Makers() => In(ChannelRole.Row).Select(slice => slice.Node).Distinct();
}
