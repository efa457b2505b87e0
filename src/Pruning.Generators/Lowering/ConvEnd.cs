namespace Pruning.Generators.Lowering;

/// <summary>What a convolution does to its sums before the activation.</summary>
internal enum ConvEnd
{
    /// <summary>It starts them from b[k].</summary>
    Bias,

    /// <summary>Nothing.</summary>
    NoBias,

    /// <summary>It multiplies them by a[k] and adds b[k]: batch normalisation of inference.</summary>
    Scaled,

    /// <summary>The same, and then it adds another value of the same shape: the end of a residual block.</summary>
    ScaledSum,
}
