using System;
using Pruning.Randomness;

namespace Pruning.Criteria;

/// <summary>
/// The score of a weight is a uniform random number in [0, 1), the same one for the same seed, layer and round: the
/// floor that every criterion has to beat.
/// </summary>
public sealed class RandomCriterion : WeightCriterion
{
    internal override bool ReadsWeights => false;

    // A number for each block, neuron or filter where those are removed: a sum over weights would tell how many they
    // have.
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Score(layers.ScoresOf(i), layers.Seed, StreamOf(layers, i));
        }
    }

    private static ulong StreamOf(ScoredLayers layers, int layer) =>
        RandomStreams.Criterion(layers.IndexOf(layer), layers.Round, layers.Order);

    /// <summary>The scores of a layer.</summary>
    internal static void Score(Span<float> scores, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = random.NextSingle();
        }
    }
}
