using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// How much the loss changes to first order when the weight becomes zero (Mozer and Smolensky 1989; Molchanov et al.
/// 2019): |w g| with g the gradient of the mean loss, or the mean over the samples of (w g)².
/// </summary>
/// <param name="samples">How many samples; see <see cref="DataCriterion"/>.</param>
/// <param name="shuffle">Whether they are drawn from all of the data.</param>
/// <param name="reduction">How the samples are brought together.</param>
public sealed class TaylorCriterion(
    int samples = 0, bool shuffle = false, Reduction reduction = Reduction.AbsOfMean) : DataCriterion(samples, shuffle)
{
    internal override bool NeedsGradients => reduction == Reduction.AbsOfMean;

    internal override void Score(ScoredLayers layers)
    {
        if (reduction == Reduction.MeanOfSquares)
        {
            // The mean of (w g)² is w² times the diagonal of the Fisher information.
            QuadraticScores.Write(layers, WeightSum.SquaredGradient, factor: 1);
            return;
        }

        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> gradients = layers.GradientsOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)Math.Abs(weights[w] * gradients[w]);
            }
        }
    }
}
