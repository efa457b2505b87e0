namespace Pruning.Generators.Lowering;

/// <summary>
/// The largest number or the mean of each window for one sample; the lanes run along the windows of a row. x [C, H, W],
/// y [C, H', W'].
/// </summary>
internal sealed record PoolPredictKernel(PoolGeometry Pool, bool Max)
    : Kernel((Max ? "MaxPoolPredict" : "AveragePoolPredict") + Pool.Suffix)
{
    /// <summary>Floats before and behind x that may be read with it: vectors begin up to the padding before a row, and
    /// end as many strides behind it as they have lanes.</summary>
    public int Margin => Pool.Padding + (TileGroups.Lanes * Pool.Stride);
}
