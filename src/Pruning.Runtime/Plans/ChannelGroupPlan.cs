using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>Channels of which each goes in all places where it appears.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">What makes them.</param>
/// <param name="Columns">What reads them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ChannelGroupPlan(int Count, ChannelSlicePlan[] Rows, ChannelSlicePlan[] Columns)
{
    /// <summary>What normalises them: by the layer or join that it stands behind, joins counted on from the
    /// layers.</summary>
    public ChannelSlicePlan[] Norms { get; init; } = [];

    /// <summary>Whether all of them stay, as they are what samples bring or what the loss reads.</summary>
    public bool IsFixed { get; init; }

    /// <summary>How many of them the smaller network has, where there is one.</summary>
    public int Kept { get; init; } = Count;
}
