namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(Σ_c w[k, c] x[c] + b[k]) for sixteen samples at a time. w [K, C], b [K], x [C, 16] and y [K, 16] per tile.
/// </summary>
internal sealed record DenseForwardKernel(
    int Units,
    int Inputs,
    bool Bias,
    Epilogue Epilogue,
    TileGroups Groups,
    RowTiling Wide,
    RowTiling Narrow,
    bool Skips)
    : Kernel("Dense_" + Inputs + "x" + Units + (Bias ? "" : "_NoBias") + Epilogue.Suffix + KeptRuns.Suffix(Skips));
