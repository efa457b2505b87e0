namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(a[k] conv(x)[k] + b[k]), or f(a[k] conv(x)[k] + b[k] + z[k]) at the end of a residual block: a convolution
/// with batch normalisation folded into it. It uses the register tiles of the plain convolution and finishes a row of
/// pixels while that is in the first-level cache.
/// </summary>
/// <param name="Conv">The plain convolution, without bias and activation.</param>
/// <param name="Adds">Whether there is z.</param>
/// <param name="Epilogue">f.</param>
internal sealed record ConvScaledKernel(ConvForwardKernel Conv, bool Adds, Epilogue Epilogue)
    : Kernel("Conv" + Conv.Conv.Suffix + (Adds ? "_ScaledSum" : "_Scaled") + Epilogue.Suffix
        + KeptRuns.Suffix(Conv.Skips));
