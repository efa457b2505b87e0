using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// <see cref="DensePredictKernel"/> of the winners k alone: y[k] = f(m[k] (a[k] Σ_c w[k, c] x[c] + b[k])). A tile takes
/// the rows that stand side by side in the list of winners; in groups, each row has inputs of its own.
/// </summary>
/// <param name="Units">K, of all groups.</param>
/// <param name="Inputs">C, of one group.</param>
/// <param name="Pixels">P.</param>
/// <param name="Groups">Groups of units, each with inputs of its own.</param>
/// <param name="Winners">How many win.</param>
/// <param name="End">What is done to the sums; the product with m stands before f.</param>
/// <param name="Rows">The tiles along the winners.</param>
internal sealed record GatedDensePredictKernel(
    int Units, int Inputs, int Pixels, int Groups, int Winners, SampleEnd End, RowTiling Rows)
    : Kernel("DensePredict_" + Inputs + "x" + Units + (Pixels == 1 ? "" : "_Pixels" + Literal.Of(Pixels))
        + (Groups == 1 ? "" : "_Groups" + Literal.Of(Groups)) + "_Winners" + Literal.Of(Winners) + End.Suffix)
{
    public static GatedDensePredictKernel For(
        int units, int inputs, int pixels, int groups, int winners, SampleEnd end) => new(
            units,
            inputs,
            pixels,
            groups,
            winners,
            end,
            RowTiling.For(winners, groups == 1 ? DensePredictKernel.RowsAtATime : 1));
}
