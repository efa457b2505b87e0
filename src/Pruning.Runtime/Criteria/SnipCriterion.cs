using System;
using Pruning.Masks;

namespace Pruning.Criteria;

/// <summary>
/// The connection sensitivity |w g| over its sum across all weights that are compared (Lee et al. 2019): the gradient
/// of the loss by a factor of 1 at the weight. Meant for a network that has not been trained; its batch normalisation
/// then has the statistics that it began with, mean 0 and variance 1.
/// </summary>
/// <inheritdoc/>
public sealed class SnipCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool NeedsGradients => true;

    internal override void Score(ScoredLayers layers)
    {
        double sum = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> gradients = layers.GradientsOf(i);
            foreach (int w in new KeptIndices(layers.MaskOf(i)))
            {
                sum += Math.Abs(weights[w] * gradients[w]);
            }
        }

        double factor = sum > 0 ? 1 / sum : 0;
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> gradients = layers.GradientsOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(factor * Math.Abs(weights[w] * gradients[w]));
            }
        }
    }
}
