using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>
/// The sum of the distances of a filter to all others of its layer (He et al. 2019): the least is that of the filter
/// nearest to their geometric median, which the others can stand in for. Removed neurons and filters count as zeros.
/// </summary>
public sealed class GeometricMedianCriterion : WeightCriterion
{
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.WeightsOf(i), layers.ScoresOf(i)[..layers.OutputsOf(i)]);
        }
    }

    /// <summary>The scores of a layer.</summary>
    internal static void Score(ReadOnlySpan<float> weights, Span<float> scores)
    {
        int inputs = weights.Length / scores.Length;
        for (int k = 0; k < scores.Length; k++)
        {
            double sum = 0;
            for (int other = 0; other < scores.Length; other++)
            {
                sum += TensorPrimitives.Distance(
                    weights.Slice(k * inputs, inputs), weights.Slice(other * inputs, inputs));
            }

            scores[k] = (float)sum;
        }
    }
}
