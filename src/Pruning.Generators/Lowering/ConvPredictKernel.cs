namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(a[k] conv(x)[k] + b[k] + z[k]) for one sample; the lanes run along the pixels of y. x unfolded, w [K, C /
/// groups, R, R], y and z [K, H', W'].
/// </summary>
internal sealed record ConvPredictKernel(ConvGeometry Conv, SampleEnd End, PixelTiling Wide, PixelTiling Narrow)
    : Kernel("ConvPredict" + Conv.Suffix + End.Suffix);
