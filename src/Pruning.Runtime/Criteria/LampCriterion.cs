using System;
using System.Numerics.Tensors;
using Pruning.Masks;

namespace Pruning.Criteria;

/// <summary>
/// Layer-adaptive magnitude (Lee et al. 2021): w² over the sum of the squares of all kept weights of the layer that are
/// not smaller. The largest weight of a layer scores 1, so a global removal empties no layer before all others.
/// </summary>
public sealed class LampCriterion : WeightCriterion
{
    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.WeightsOf(i), layers.MaskOf(i), layers.Ascending, layers.ScoresOf(i));
        }
    }

    /// <summary>The scores of a layer.</summary>
    internal static void Score(
        ReadOnlySpan<float> weights, ReadOnlySpan<uint> mask, AscendingOrder ascending, Span<float> scores)
    {
        TensorPrimitives.Abs(weights, scores);

        // From the largest down, in double: the tail of small squares would be lost otherwise.
        ReadOnlySpan<int> order = ascending.Of(scores, mask);
        double notSmaller = 0;
        for (int n = order.Length - 1; n >= 0; n--)
        {
            double square = (double)weights[order[n]] * weights[order[n]];
            notSmaller += square;
            scores[order[n]] = double.IsInfinity(square) ? 1 : notSmaller == 0 ? 0 : (float)(square / notSmaller);
        }
    }
}
