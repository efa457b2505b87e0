namespace Pruning.Generators.Lowering;

/// <summary>
/// dx[c, i, j] = f'(x[c, i, j]) Σ_k Σ_r Σ_s w[k, c, r, s] dy[k, (i + padding - r) / stride,
/// (j + padding - s) / stride], where those are whole numbers and inside of dy, for sixteen samples at a time. f is the
/// activation that made x. What dx holds, the gradient that other readers of x have handed back, may be added to the
/// sum.
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Epilogue">f.</param>
/// <param name="Groups">The layout of the batch.</param>
/// <param name="Wide">The register tiles with AVX-512.</param>
/// <param name="Narrow">The register tiles without.</param>
/// <param name="Skips">Whether it goes over kept channels only.</param>
internal sealed record ConvInputGradientKernel(
    ConvGeometry Conv, Epilogue Epilogue, TileGroups Groups, ConvTiling Wide, ConvTiling Narrow, bool Skips)
    : Kernel("ConvInputGradient" + Conv.Suffix + Epilogue.Suffix + KeptRuns.Suffix(Skips));
