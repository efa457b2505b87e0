using System;
using Pruning.Randomness;

namespace Pruning.Criteria;

/// <summary>The score of a weight is a uniform random number: the floor that every criterion has to beat.</summary>
public static class RandomCriterion
{
    /// <summary>Writes uniform numbers in [0, 1), the same ones for the same seed and stream.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="stream">Which stream of that run; one for each layer and removal.</param>
    public static void Score(Span<float> scores, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = random.NextSingle();
        }
    }
}
