using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// How often the activation of a neuron or channel is not zero, over the samples and the pixels: one less the average
/// percentage of zeros (Hu et al. 2016). Removed first are those that are zero most often.
/// </summary>
/// <inheritdoc/>
public sealed class ActivationZerosCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        UnitSums sums = layers.Analyst.UnitSums;
        sums.Collect(layers.Analyst, UnitSum.NotZero);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<double> shares = sums.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int k = 0; k < shares.Length; k++)
            {
                scores[k] = (float)shares[k];
            }
        }
    }
}
