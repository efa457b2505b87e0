using System;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// y[k] = f(a[k] Σ w x + b[k] + z[k]) for one sample, over the kept weights of each filter; the lanes run along the
/// pixels of y [K, H', W']. x unfolded.
/// </summary>
internal sealed record SparseConvPredictKernel(ConvGeometry Conv, SampleEnd End)
    : Kernel("ConvPredictSparse" + Conv.Suffix + End.Suffix)
{
    /// <summary>
    /// The tiles along the pixels: how many, and how many vectors each. The last one ends with the last pixel and
    /// covers some for a second time.
    /// </summary>
    public (int Tiles, int Vectors) Split(RegisterFile file)
    {
        int lanes = TileGroups.Lanes / file.PerPixel;
        int vectors = (Conv.OutputPixels + lanes - 1) / lanes;
        int most = Math.Min(file.Registers * 3 / 4, Conv.OutputPixels / lanes);
        int tiles = (vectors + most - 1) / most;
        return (tiles, (vectors + tiles - 1) / tiles);
    }
}
