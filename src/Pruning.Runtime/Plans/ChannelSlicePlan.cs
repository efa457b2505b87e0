using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>
/// Where the channels of a group appear: channel u has there the indices First + u · PerChannel up to
/// First + (u + 1) · PerChannel - 1.
/// </summary>
/// <param name="Role">What the indices count.</param>
/// <param name="Place">The place of the layer; for a normalisation that of the layer or join that it stands behind,
/// joins counted on from the layers.</param>
/// <param name="First">The first index of the first channel.</param>
/// <param name="PerChannel">How many indices a channel has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ChannelSlicePlan(ChannelRole Role, int Place, int First, int PerChannel);
