namespace Pruning.Generators.Lowering;

/// <summary>
/// dw[k, c] = Σ_n dy[k, n] x[n, c] for a block of rows and one panel of 32 columns. dy [K, 16] per tile, x [N, 32], dw
/// [rows, 32].
/// </summary>
internal sealed record DenseWeightGradientKernel(
    int Units,
    int Inputs,
    TileGroups Groups,
    RowTiling Wide,
    RowTiling Narrow)
    : Kernel("DenseWeightGradient_" + Inputs + "x" + Units);
