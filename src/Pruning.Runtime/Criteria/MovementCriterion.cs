using System;

namespace Pruning.Criteria;

/// <summary>
/// -w g, g the gradient of the mean loss: where descent moves the weight, away from zero (kept) or towards it (Sanh et
/// al. 2020). Signed. The paper adds this up over the steps of a fine-tuning; here it is that of the network as it
/// stands.
/// </summary>
/// <inheritdoc/>
public sealed class MovementCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool NeedsGradients => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> gradients = layers.GradientsOf(i);
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(-weights[w] * gradients[w]);
            }
        }
    }
}
