namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// Gradient and step of a share of the kept weights of a fully connected layer: dw = Σ_n dy[n, k] x[n, c] for each of
/// them, and no other.
/// </summary>
internal sealed record SparseDenseUpdateKernel(
    int Units, int Inputs, bool Bias, TileGroups Groups, OptimizerKernel Weights, OptimizerKernel Biases)
    : Kernel("DenseSparseUpdate_" + Inputs + "x" + Units + (Bias ? "" : "_NoBias") + Weights.Suffix);
