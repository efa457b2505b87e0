using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>The size of a register tile of the weight gradient of a convolution.</summary>
internal sealed record WeightTile(int Filters, int Channels, TapBlock Taps);
