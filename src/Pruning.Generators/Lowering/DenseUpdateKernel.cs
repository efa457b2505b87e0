namespace Pruning.Generators.Lowering;

/// <summary>
/// Gradient and optimiser step of a range of rows: a register tile of the gradient is complete when its batch loop
/// ends, and is applied before it leaves the first-level cache.
/// </summary>
internal sealed record DenseUpdateKernel(
    int Units,
    int Inputs,
    bool Bias,
    TileGroups Groups,
    RowTiling Wide,
    RowTiling Narrow,
    string WeightGradient,
    OptimizerKernel Weights,
    OptimizerKernel Biases,
    bool Skips)
    : Kernel(
        "DenseUpdate_" + Inputs + "x" + Units + (Bias ? "" : "_NoBias") + Weights.Suffix + KeptRuns.Suffix(Skips));
