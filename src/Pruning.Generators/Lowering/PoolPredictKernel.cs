namespace Pruning.Generators.Lowering;

/// <summary>
/// The largest number or the mean of each window for one sample. x unfolded, or [C, H, W] where there are few windows; y
/// [C, H', W'].
/// </summary>
internal sealed record PoolPredictKernel(PoolGeometry Pool, bool Max)
    : Kernel((Max ? "MaxPoolPredict" : "AveragePoolPredict") + Pool.Suffix)
{
    /// <summary>Whether the lanes run along the pixels of y, which takes as many as a vector has lanes.</summary>
    public bool HasLanes => Pool.OutputHeight * Pool.OutputWidth >= TileGroups.Lanes;

    /// <summary>Whether a mean is over fewer pixels where the window reaches out of the image.</summary>
    public bool IsRagged => !Max && !Pool.IsInside;
}
