using System;
using Pruning.Masks;

namespace Pruning.Sparse;

/// <summary>Moves numbers that belong to weights between their places in W and a list of the kept ones.</summary>
internal static class CompactMemory
{
    /// <summary>Copies the numbers of kept weights one behind the other.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="all">A number for each weight.</param>
    /// <param name="kept">A number for each kept weight; may be the beginning of <paramref name="all"/>.</param>
    public static void Gather(ReadOnlySpan<uint> mask, ReadOnlySpan<float> all, Span<float> kept)
    {
        int next = 0;
        foreach (int index in new KeptIndices(mask))
        {
            kept[next++] = all[index];
        }
    }

    /// <summary>Copies them back; removed weights become +0.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="kept">A number for each kept weight.</param>
    /// <param name="all">A number for each weight; not the same memory.</param>
    public static void Scatter(ReadOnlySpan<uint> mask, ReadOnlySpan<float> kept, Span<float> all)
    {
        all.Clear();
        int next = 0;
        foreach (int index in new KeptIndices(mask))
        {
            all[index] = kept[next++];
        }
    }

    /// <summary>Moves the first numbers back to the places of the kept weights; the others become +0.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="numbers">Those of the kept weights, and room for all.</param>
    public static void Spread(ReadOnlySpan<uint> mask, Span<float> numbers)
    {
        int next = MaskBits.CountKept(mask);
        int end = numbers.Length;

        // From the last on: a number never stands behind its place, so none is overwritten before it has moved.
        for (int i = numbers.Length - 1; next > 0; i--)
        {
            if (MaskBits.IsKept(mask, i))
            {
                float number = numbers[--next];
                numbers[i..end].Clear();
                numbers[i] = number;
                end = i;
            }
        }

        numbers[..end].Clear();
    }
}
