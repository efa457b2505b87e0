namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// y[k] = f(a[k] Σ w x[c] + b[k] + z[k]) for one sample, over the inputs that are not zero and the kept weights of
/// each. x [C], y [K].
/// </summary>
internal sealed record SparseDensePredictKernel(int Units, int Inputs, SampleEnd End)
    : Kernel("DensePredictSparse_" + Inputs + "x" + Units + End.Suffix);
