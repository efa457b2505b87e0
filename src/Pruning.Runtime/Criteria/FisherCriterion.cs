using System;

namespace Pruning.Criteria;

/// <summary>
/// w² F with F the diagonal of the empirical Fisher information, the mean over the samples of the square of their
/// gradients (Theis et al. 2018): the curvature of optimal brain damage (LeCun et al. 1990) as the gradients tell it.
/// </summary>
/// <inheritdoc/>
public sealed class FisherCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override GradientMoment Moment => GradientMoment.MeanOfSquares;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.WeightsOf(i), layers.MomentsOf(i), layers.ScoresOf(i));
        }
    }

    /// <summary>The scores of a layer.</summary>
    internal static void Score(
        ReadOnlySpan<float> weights, ReadOnlySpan<double> information, Span<float> scores)
    {
        for (int w = 0; w < scores.Length; w++)
        {
            scores[w] = (float)((double)weights[w] * weights[w] * information[w]);
        }
    }
}
