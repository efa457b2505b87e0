namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// y[k] = f(Σ w x[c] + b[k]) over the kept weights of each output, for all tiles of several groups at a time: a weight
/// and its offset are read once for all of them. x [C, 16] and y [K, 16] per tile.
/// </summary>
internal sealed record SparseDenseKernel(int Units, int Inputs, bool Bias, Epilogue Epilogue, TileGroups Groups)
    : Kernel("DenseSparse_" + Inputs + "x" + Units + (Bias ? "" : "_NoBias") + Epilogue.Suffix);
