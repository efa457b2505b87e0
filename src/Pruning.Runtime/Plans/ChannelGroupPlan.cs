using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>Channels of which each goes in all places where it appears.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">What makes them.</param>
/// <param name="Columns">What reads them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ChannelGroupPlan(int Count, ChannelSlicePlan[] Rows, ChannelSlicePlan[] Columns);
