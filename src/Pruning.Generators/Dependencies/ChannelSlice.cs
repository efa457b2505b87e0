namespace Pruning.Generators.Dependencies;

/// <summary>
/// Where the channels of a group appear. Channel u of the group has there the indices First + u · PerChannel up to
/// First + (u + 1) · PerChannel - 1.
/// </summary>
/// <param name="Role">What the indices count.</param>
/// <param name="Node">The name of the operator.</param>
/// <param name="First">The first index of the first channel.</param>
/// <param name="PerChannel">How many indices a channel has: H · W columns of a dense layer behind an image, R · R
/// columns of a convolution.</param>
internal sealed record ChannelSlice(ChannelRole Role, string Node, int First, int PerChannel);
