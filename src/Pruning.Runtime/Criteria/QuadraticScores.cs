using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>Scores of a loss that is quadratic in each weight for itself.</summary>
internal static class QuadraticScores
{
    /// <summary>factor · w² · sum of every weight.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="sum">What stands for the curvature.</param>
    /// <param name="factor">A factor.</param>
    public static void Write(ScoredLayers layers, WeightSum sum, double factor)
    {
        WeightSums sums = layers.Analyst.Sums;
        sums.Collect(layers.Analyst, sum);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> curvature = sums.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(factor * curvature[w] * weights[w] * weights[w]);
            }
        }
    }
}
