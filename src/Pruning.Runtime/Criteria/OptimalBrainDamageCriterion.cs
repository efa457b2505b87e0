using System;
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
    internal override void Score(ScoredLayers layers)
    {
        WeightSums sums = layers.Analyst.Sums;
        sums.Collect(layers.Analyst, WeightSum.Curvature);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> curvature = sums.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(0.5 * curvature[w] * weights[w] * weights[w]);
            }
        }
    }
}
