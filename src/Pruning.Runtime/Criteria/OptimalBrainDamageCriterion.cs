using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// h w² / 2 (LeCun et al. 1990), h the mean over the samples of the second derivative of the loss by the weight as if
/// it stood alone: carried back from the loss with squared weights, without the second derivatives of activations
/// (Levenberg's approximation), so that it is never negative. Meant for a minimum of the loss.
/// </summary>
/// <inheritdoc/>
public sealed class OptimalBrainDamageCriterion(int samples = 0, bool shuffle = false)
    : DataCriterion(samples, shuffle)
{
    internal override void Score(ScoredLayers layers) =>
        QuadraticScores.Write(layers, WeightSum.Curvature, factor: 0.5);
}
