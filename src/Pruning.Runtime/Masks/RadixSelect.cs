using System;
using System.Numerics;

namespace Pruning.Masks;

/// <summary>
/// Finds the key of a given rank among the kept weights of some layers, in three counting passes over the scores
/// (11, 11 and 10 bits of the key, highest first), without moving or copying a score.
/// </summary>
internal sealed class RadixSelect
{
    // A field of the instance: a span literal or a static would be allocated by the first call, in unoptimised code.
    private readonly int[] _digitBits = [11, 11, 10];
    private readonly int[] _histogram = new int[1 << 11];

    /// <summary>Finds the key of the weight of rank <paramref name="rank"/> (from 0) in ascending order.</summary>
    /// <param name="scores">The scores; none of a kept weight is NaN.</param>
    /// <param name="masks">The masks; only kept weights take part.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="closed">Per layer, whether it takes no part.</param>
    /// <param name="rank">The rank, less than the number of kept weights that take part.</param>
    /// <param name="below">How many of them have a smaller key.</param>
    /// <returns>The key.</returns>
    public uint Find(
        ReadOnlySpan<float> scores,
        ReadOnlySpan<uint> masks,
        ReadOnlySpan<LayerRange> layers,
        ReadOnlySpan<bool> closed,
        int rank,
        out int below)
    {
        ulong prefix = 0;
        int remaining = rank;
        int known = 32;
        foreach (int bits in _digitBits)
        {
            int shift = known - bits;
            Span<int> histogram = _histogram.AsSpan(0, 1 << bits);
            histogram.Clear();
            for (int i = 0; i < layers.Length; i++)
            {
                if (!closed[i])
                {
                    LayerRange layer = layers[i];
                    ReadOnlySpan<uint> mask = masks.Slice(layer.MaskWord, MaskBits.WordsFor(layer.Count));
                    Count(scores.Slice(layer.Weights, layer.Count), mask, prefix, known, shift, histogram);
                }
            }

            int digit = 0;
            while (remaining >= histogram[digit])
            {
                remaining -= histogram[digit];
                digit++;
            }

            prefix = (prefix << bits) | (uint)digit;
            known = shift;
        }

        below = rank - remaining;
        return (uint)prefix;
    }

    // Counts, by its next digit, every kept weight whose key starts with the prefix.
    private static void Count(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> mask, ulong prefix, int known, int shift, Span<int> histogram)
    {
        int digits = histogram.Length - 1;
        for (int w = 0; w < mask.Length; w++)
        {
            for (uint rest = mask[w]; rest != 0; rest &= rest - 1)
            {
                // 64 bits wide, because before the first digit the shift is by 32.
                ulong key = ScoreKey.Of(scores[(w * MaskBits.WordBits) + BitOperations.TrailingZeroCount(rest)]);
                if (key >> known == prefix)
                {
                    histogram[(int)(key >> shift) & digits]++;
                }
            }
        }
    }
}
