using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A register tile of the gradient of the weights of a convolution.</summary>
/// <param name="Rows">Its filters.</param>
/// <param name="Channels">Its input channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GradientTile(int Rows, int Channels);
