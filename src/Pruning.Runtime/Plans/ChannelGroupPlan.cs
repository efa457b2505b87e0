using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>
/// Channels of which each can be removed without the others, but only in all places where it appears.
/// </summary>
/// <param name="channels">How many there are.</param>
/// <param name="kept">How many of them the smaller network has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChannelGroupPlan(int channels, int kept)
{
    /// <summary>How many there are.</summary>
    public int Channels { get; } = channels;

    /// <summary>How many of them the smaller network has.</summary>
    public int Kept { get; } = kept;

    /// <summary>Where they appear.</summary>
    public required ChannelSlicePlan[] Slices { get; init; }
}
