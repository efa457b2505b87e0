using System;

namespace Pruning.Masks;

/// <summary>
/// Ranks in place of scores, for weights that are compared within parts of a layer: the lowest of each part has the
/// rank 0, the next one 1. Weights that are removed already have taken the lowest ranks. So the lowest ranks of a layer
/// are the lowest scores of each part, as many of one as of another. Nothing is allocated after construction.
/// </summary>
/// <param name="count">Number of weights of the layer.</param>
/// <param name="size">Number of weights of each part; divides <paramref name="count"/>.</param>
internal sealed class PartRanks(int count, int size)
{
    private readonly int[] _next = new int[count / size];

    /// <summary>Writes the rank of each kept weight over its score; of equal scores the lower index has the lower
    /// rank.</summary>
    /// <param name="scores">The scores; numbers where the weight is kept.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="ascending">Sorts them.</param>
    public void Rank(Span<float> scores, ReadOnlySpan<uint> mask, AscendingOrder ascending)
    {
        Array.Fill(_next, size);
        foreach (int weight in new KeptIndices(mask))
        {
            _next[weight / size]--;
        }

        foreach (int weight in ascending.Of(scores, mask))
        {
            scores[weight] = _next[weight / size]++;
        }
    }
}
