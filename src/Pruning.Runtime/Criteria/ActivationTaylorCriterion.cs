using System;
using System.Numerics.Tensors;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// |h ∂L/∂h| of a neuron or channel, h its activation (Molchanov et al. 2017): to first order how the loss changes when
/// it becomes zero. Of each sample the absolute mean over the pixels, then the mean over the samples; across layers
/// divided by the norm of all of a layer, as in the paper.
/// </summary>
/// <inheritdoc/>
public sealed class ActivationTaylorCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        UnitSums sums = layers.Analyst.UnitSums;
        sums.Collect(layers.Analyst, UnitSum.AbsoluteChange);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<double> changes = sums.Of(layers.IndexOf(i));
            double norm = TensorPrimitives.Norm(changes);
            for (int k = 0; k < changes.Length; k++)
            {
                layers.ScoresOf(i)[k] = norm > 0 ? (float)(changes[k] / norm) : 0;
            }
        }
    }
}
