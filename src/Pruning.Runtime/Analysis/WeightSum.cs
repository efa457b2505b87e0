namespace Pruning.Analysis;

/// <summary>What is added up for each weight.</summary>
internal enum WeightSum
{
    /// <summary>g.</summary>
    Gradient,

    /// <summary>g² of each sample: the diagonal of the empirical Fisher information.</summary>
    SquaredGradient,

    /// <summary>H v, v the direction that tangents go along.</summary>
    HessianProduct,

    /// <summary>The second derivative as if the weight stood alone (LeCun et al. 1990).</summary>
    Curvature,
}
