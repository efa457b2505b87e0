using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// w² F with F the diagonal of the empirical Fisher information, the mean over the samples of the square of their
/// gradients (Theis et al. 2018): the curvature of optimal brain damage (LeCun et al. 1990) as the gradients tell it.
/// </summary>
/// <inheritdoc/>
public sealed class FisherCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override void Score(ScoredLayers layers) => ScoreByInformation(layers);

    /// <summary>w² F of every weight.</summary>
    internal static void ScoreByInformation(ScoredLayers layers)
    {
        WeightSums sums = layers.Analyst.Sums;
        sums.Collect(layers.Analyst, WeightSum.SquaredGradient);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> information = sums.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)((double)weights[w] * weights[w] * information[w]);
            }
        }
    }
}
