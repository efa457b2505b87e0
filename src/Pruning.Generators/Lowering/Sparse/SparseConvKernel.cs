namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// y[k] = f(Σ w x + b[k]), or f(a[k] Σ w x + b[k] + z[k]) with batch normalisation folded into it, over the kept
/// weights of each filter. x is the frame of the input, y [K, H', W', 16] per tile.
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Frame">What is read.</param>
/// <param name="Bias">Whether there is b.</param>
/// <param name="Scaled">Whether there is a.</param>
/// <param name="Adds">Whether there is z.</param>
/// <param name="Epilogue">f.</param>
/// <param name="Groups">The layout of the batch.</param>
/// <param name="Wide">The register tiles with AVX-512.</param>
/// <param name="Narrow">The register tiles without.</param>
internal sealed record SparseConvKernel(
    ConvGeometry Conv,
    FramePlan Frame,
    bool Bias,
    bool Scaled,
    bool Adds,
    Epilogue Epilogue,
    TileGroups Groups,
    SparseTiling Wide,
    SparseTiling Narrow)
    : Kernel("ConvSparse" + Conv.Suffix + (Scaled ? Adds ? "_ScaledSum" : "_Scaled" : Bias ? "" : "_NoBias")
        + Epilogue.Suffix);
