namespace Pruning.Criteria;

/// <summary>What is kept of the gradients of single samples.</summary>
internal enum GradientMoment
{
    /// <summary>Their mean: the gradient of the mean loss.</summary>
    Mean,

    /// <summary>The mean of their squares: the diagonal of the empirical Fisher information.</summary>
    MeanOfSquares,
}
