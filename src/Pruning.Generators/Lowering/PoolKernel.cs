namespace Pruning.Generators.Lowering;

/// <summary>
/// The largest value or the mean of each window, channel by channel. x [C, H, W, 16], y [C, H', W', 16] per tile.
/// </summary>
internal sealed record PoolKernel(PoolGeometry Pool, bool Max, TileGroups Groups)
    : Kernel((Max ? "MaxPool" : "AveragePool") + Pool.Suffix);
