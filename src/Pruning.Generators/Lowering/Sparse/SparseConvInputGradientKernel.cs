namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// dx[c, i, j] = f'(x[c, i, j]) Σ w dy over the kept weights of each input channel, or that added to dx before f'. dy
/// is the frame of the gradient, x and dx [C, H, W, 16] per tile. With a stride the pixels of each phase,
/// (i mod stride, j mod stride), have weights of their own.
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Frame">What is read.</param>
/// <param name="Epilogue">f, the activation that made x.</param>
/// <param name="Groups">The layout of the batch.</param>
internal sealed record SparseConvInputGradientKernel(
    ConvGeometry Conv, FramePlan Frame, Epilogue Epilogue, TileGroups Groups)
    : Kernel("ConvSparseInputGradient" + Conv.Suffix + Epilogue.Suffix);
