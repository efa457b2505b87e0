namespace Pruning.Generators.Lowering;

/// <summary>
/// y = f(a[c] x + b[c]), or f(a[c] x + b[c] + z) at the end of a residual block: batch normalisation, when its
/// statistics are known.
/// </summary>
internal sealed record ScaleShiftKernel(bool Adds, Epilogue Epilogue)
    : Kernel("ScaleShift" + (Adds ? "_Sum" : "") + Epilogue.Suffix);
