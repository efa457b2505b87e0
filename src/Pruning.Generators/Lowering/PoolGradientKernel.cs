namespace Pruning.Generators.Lowering;

/// <summary>
/// dx = dy where a pixel is the first largest of its window, or dy over the pixels of the window for a mean; of several
/// windows their sum. For a maximum the derivative of the activation that made x is applied to dy, whose sign is that
/// of the largest value.
/// </summary>
internal sealed record PoolGradientKernel(PoolGeometry Pool, bool Max, Epilogue Epilogue, TileGroups Groups)
    : Kernel((Max ? "MaxPoolGradient" : "AveragePoolGradient") + Pool.Suffix + Epilogue.Suffix);
