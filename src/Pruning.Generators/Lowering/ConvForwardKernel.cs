namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k, i, j] = f(Σ_c Σ_r Σ_s w[k, c, r, s] x[c, i · stride + r - padding, j · stride + s - padding] + b[k]) for
/// sixteen samples at a time. x [C, H, W, 16] and y [K, H', W', 16] per tile, w [K, C / groups, R, R], b [K].
/// </summary>
internal sealed record ConvForwardKernel(
    ConvGeometry Conv,
    bool Bias,
    Epilogue Epilogue,
    TileGroups Groups,
    ConvTiling Wide,
    ConvTiling Narrow,
    bool Skips)
    : Kernel("Conv" + Conv.Suffix + (Bias ? "" : "_NoBias") + Epilogue.Suffix + KeptRuns.Suffix(Skips));
