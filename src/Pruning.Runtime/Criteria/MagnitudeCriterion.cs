using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>The score of a weight is |w| (Janowsky 1989; Han et al. 2015), or w². Which of the two matters to what is
/// made of them: the norm of a block, neuron or filter (Li et al. 2017).</summary>
/// <param name="norm"><see cref="Norm.L1"/> for |w|, <see cref="Norm.L2"/> for w².</param>
public sealed class MagnitudeCriterion(Norm norm = Norm.L1) : WeightCriterion
{
    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.WeightsOf(i), norm, layers.ScoresOf(i));
        }
    }

    /// <summary>The scores of a layer.</summary>
    internal static void Score(ReadOnlySpan<float> weights, Norm norm, Span<float> scores)
    {
        if (norm == Norm.L1)
        {
            TensorPrimitives.Abs(weights, scores);
        }
        else
        {
            TensorPrimitives.Multiply(weights, weights, scores);
        }
    }
}
