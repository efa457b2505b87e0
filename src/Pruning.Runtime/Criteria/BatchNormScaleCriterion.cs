using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>
/// |γ|, the scale of the batch normalisation behind the filter or neuron (network slimming; Liu et al. 2017). Train
/// with an L1 penalty, so that scales become small.
/// </summary>
public sealed class BatchNormScaleCriterion : WeightCriterion
{
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> scales = layers.NormScalesOf(i);
            TensorPrimitives.Abs(scales, layers.ScoresOf(i));
        }
    }
}
