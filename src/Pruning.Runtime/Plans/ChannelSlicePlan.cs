using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>Where the channels of a group appear: channel u has <paramref name="PerChannel"/> rows or columns from
/// <paramref name="First"/> + u · <paramref name="PerChannel"/> on, of the weights of a layer as a matrix [outputs,
/// inputs of each].</summary>
/// <param name="Layer">The layer, by its place among all with weights.</param>
/// <param name="First">The first row or column of the first channel.</param>
/// <param name="PerChannel">How many a channel has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ChannelSlicePlan(int Layer, int First, int PerChannel);
