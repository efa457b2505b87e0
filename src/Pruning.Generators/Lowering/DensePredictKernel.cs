using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(a[k] Σ_c w[k, c] x[c] + b[k] + z[k]) for one sample; the lanes run along c. w [K, C], x [C], y [K]. A
/// convolution with few pixels is the same at each of them: x [P, groups, C], y [K, P].
/// </summary>
/// <param name="Units">K, of all groups.</param>
/// <param name="Inputs">C, of one group.</param>
/// <param name="Pixels">P.</param>
/// <param name="Groups">Groups of units, each with inputs of its own.</param>
/// <param name="End">What is done to the sums.</param>
/// <param name="Rows">The tiles along the units of a group.</param>
/// <param name="Skips">Whether it skips removed units, and inputs where a whole vector of them is removed.</param>
internal sealed record DensePredictKernel(
    int Units, int Inputs, int Pixels, int Groups, SampleEnd End, RowTiling Rows, bool Skips)
    : Kernel("DensePredict_" + Inputs + "x" + Units + (Pixels == 1 ? "" : "_Pixels" + Literal.Of(Pixels))
        + (Groups == 1 ? "" : "_Groups" + Literal.Of(Groups)) + End.Suffix + KeptRuns.Suffix(Skips))
{
    /// <summary>Eight dot products at a time hide the latency of a multiply-add, four cycles and two a cycle, and share
    /// a load of x.</summary>
    public const int RowsAtATime = 8;
}
