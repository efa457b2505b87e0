using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>The score of a weight is |w| (Janowsky 1989; Han et al. 2015).</summary>
public sealed class MagnitudeCriterion : WeightCriterion
{
    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.WeightsOf(i), layers.ScoresOf(i));
        }
    }

    /// <summary>The scores of a layer.</summary>
    internal static void Score(ReadOnlySpan<float> weights, Span<float> scores) =>
        TensorPrimitives.Abs(weights, scores);
}
