namespace Pruning.Generators.Lowering;

/// <summary>
/// dw[k, c, r, s] = Σ_n Σ_i Σ_j dy[k, i, j] x[c, i · stride + r - padding, j · stride + s - padding] of each group of
/// the batch: sixteen sums for the sixteen lanes, then those. x [C, H, W, 16] and dy [K, H', W', 16] per tile.
/// </summary>
internal sealed record ConvWeightGradientKernel(
    ConvGeometry Conv, TileGroups Groups, WeightTiling Wide, WeightTiling Narrow, bool Skips)
    : Kernel("ConvWeightGradient" + Conv.Suffix + KeptRuns.Suffix(Skips))
{
    /// <summary>Floats of the sums that are collected at a time: those of the filters of one tile.</summary>
    public int SumsLength =>
        System.Math.Max(Wide.Filters.Rows, Narrow.Filters.Rows) * Conv.FilterSize * TileGroups.Lanes;
}
