namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// y[k] = f(Σ w x + b[k]), or f(a[k] Σ w x + b[k] + z[k]) with batch normalisation folded into it, over the kept
/// weights of each filter. x is the frame of the input, y [K, H', W', 16] per tile.
/// </summary>
/// <param name="Tiles">The register tiles.</param>
/// <param name="End">What is done with the sums.</param>
/// <param name="Groups">The layout of the batch.</param>
internal sealed record SparseConvKernel(SparseConvTiles Tiles, SampleEnd End, TileGroups Groups)
    : Kernel("ConvSparse" + Tiles.Conv.Suffix + End.Suffix);
