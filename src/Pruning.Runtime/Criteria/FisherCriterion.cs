using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// w² F with F the diagonal of the empirical Fisher information, the mean over the samples of the square of their
/// gradients (Theis et al. 2018): the curvature of optimal brain damage (LeCun et al. 1990) as the gradients tell it.
/// </summary>
/// <inheritdoc/>
public sealed class FisherCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override void Score(ScoredLayers layers) =>
        QuadraticScores.Write(layers, WeightSum.SquaredGradient, factor: 1);
}
