namespace Pruning.Plans;

/// <summary>What a tensor is to its layer.</summary>
internal enum TensorKind
{
    /// <summary>W.</summary>
    Weights,

    /// <summary>b.</summary>
    Bias,

    /// <summary>The thresholds of a learned mask.</summary>
    Thresholds,

    /// <summary>The gates of a learned mask: log α of each.</summary>
    Gates,

    /// <summary>The scores of a learned mask.</summary>
    Scores,

    /// <summary>The scale of a batch normalisation.</summary>
    Scale,

    /// <summary>Its shift.</summary>
    Shift,

    /// <summary>Its running mean, which is not trained.</summary>
    Mean,

    /// <summary>Its running variance, which is not trained.</summary>
    Variance,
}
