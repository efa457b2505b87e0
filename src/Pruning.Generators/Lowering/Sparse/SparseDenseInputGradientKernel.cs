namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// dx[c] = f'(x[c]) Σ w dy[k] over the kept weights of each input. dy [K, 16], x and dx [C, 16] per tile; f is the
/// activation that made x.
/// </summary>
internal sealed record SparseDenseInputGradientKernel(int Units, int Inputs, Epilogue Epilogue, TileGroups Groups)
    : Kernel("DenseSparseInputGradient_" + Inputs + "x" + Units + Epilogue.Suffix);
