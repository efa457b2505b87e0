using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>The score of a weight is |w| (Janowsky 1989; Han et al. 2015).</summary>
public static class MagnitudeCriterion
{
    /// <summary>Writes the score of every weight, removed ones included (a selection passes over those).</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="scores">The scores, as many as weights; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Score(ReadOnlySpan<float> weights, Span<float> scores)
    {
        if (weights.Length != scores.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {weights.Length} weights but room for {scores.Length} scores; ")
                + "there has to be one each.",
                nameof(scores));
        }

        TensorPrimitives.Abs(weights, scores);
    }
}
