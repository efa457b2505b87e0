namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(a[k] conv(x)[k] + b[k] + z[k]) for one sample; the lanes run along the pixels of y. x unfolded, w [K, C /
/// groups, R, R], y and z [K, H', W'].
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="End">What is done to the sums.</param>
/// <param name="Wide">The tiles of 512 bits.</param>
/// <param name="Narrow">The tiles of 256 bits.</param>
/// <param name="Skips">Whether it skips removed filters and channels.</param>
internal sealed record ConvPredictKernel(
    ConvGeometry Conv, SampleEnd End, PixelTiling Wide, PixelTiling Narrow, bool Skips)
    : Kernel("ConvPredict" + Conv.Suffix + End.Suffix + KeptRuns.Suffix(Skips));
