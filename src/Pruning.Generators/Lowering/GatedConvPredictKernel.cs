using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// <see cref="ConvPredictKernel"/> of the winners k alone: y[k] = f(m[k] (a[k] conv(x)[k] + b[k])). A tile takes the
/// filters that stand side by side in the list of winners; in groups, each filter has channels of its own.
/// </summary>
internal sealed record GatedConvPredictKernel(
    ConvGeometry Conv, int Winners, SampleEnd End, PixelTiling Wide, PixelTiling Narrow)
    : Kernel("ConvPredict" + Conv.Suffix + "_Winners" + Literal.Of(Winners) + End.Suffix)
{
    // Each filter of a tile has an offset of its own, in one of 16 registers.
    private const int MostFilters = 8;

    public static GatedConvPredictKernel For(ConvGeometry conv, int winners, SampleEnd end) => new(
        conv, winners, end, Tiling(conv, winners, RegisterFile.Wide), Tiling(conv, winners, RegisterFile.Narrow));

    private static PixelTiling Tiling(ConvGeometry conv, int winners, RegisterFile file) =>
        PixelTiling.Of(conv, winners, conv.Groups == 1 ? MostFilters : 1, file);
}
