namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(Σ_c w[k, c] x[c] + b[k]) for one sample; the lanes run along c. w [K, C], b [K], x [C], y [K].
/// </summary>
internal sealed record DensePredictKernel(
    int Units,
    int Inputs,
    bool Bias,
    Epilogue Epilogue,
    RowTiling Rows)
    : Kernel("DensePredict_" + Inputs + "x" + Units + (Bias ? "" : "_NoBias") + Epilogue.Suffix);
