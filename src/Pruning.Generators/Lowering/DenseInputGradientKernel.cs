namespace Pruning.Generators.Lowering;

/// <summary>
/// dx[c] = f'(x[c]) Σ_k w[k, c] dy[k] for sixteen samples at a time. w [K, C], dy [K, 16], x and dx [C, 16] per tile; f
/// is the activation that made x.
/// </summary>
internal sealed record DenseInputGradientKernel(
    int Units,
    int Inputs,
    Epilogue Epilogue,
    TileGroups Groups,
    RowTiling Wide,
    RowTiling Narrow,
    bool Skips)
    : Kernel("DenseInputGradient_" + Inputs + "x" + Units + Epilogue.Suffix + KeptRuns.Suffix(Skips));
