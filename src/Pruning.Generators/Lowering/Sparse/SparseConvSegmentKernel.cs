using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// dx[c, i, j] = f'(x[c, i, j]) Σ w dy over the kept weights of each input channel, or that added to dx before f', for
/// a stride of 1 and without a frame: a row of pixels takes the weights of one column of the kernel after the other,
/// those of the rows that reach into dy. dy [K, H', W', 16], x and dx [C, H, W, 16] per tile.
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Epilogue">f, the activation that made x.</param>
/// <param name="Groups">The layout of the batch.</param>
/// <param name="Wide">The register tiles of a row with AVX-512.</param>
/// <param name="Narrow">The register tiles without.</param>
internal sealed record SparseConvSegmentKernel(
    ConvGeometry Conv,
    Epilogue Epilogue,
    TileGroups Groups,
    EquatableArray<ColumnRun> Wide,
    EquatableArray<ColumnRun> Narrow)
    : Kernel("ConvSparseInputGradient" + Conv.Suffix + Epilogue.Suffix)
{
    /// <summary>Most pixels of a tile: sums take three quarters of the registers.</summary>
    public static int MostPixels(RegisterFile file) => file.Registers * 3 / 4 / file.PerPixel;
}
