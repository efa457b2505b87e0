using System;

namespace Pruning.Criteria;

/// <summary>
/// The score of a weight is |g|, g the gradient of the mean loss of the samples: how much the loss depends on the
/// weight, whatever its size. A weak baseline.
/// </summary>
/// <inheritdoc/>
public sealed class GradientCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool NeedsGradients => true;

    internal override bool ReadsWeights => false;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<double> gradients = layers.GradientsOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)Math.Abs(gradients[w]);
            }
        }
    }
}
