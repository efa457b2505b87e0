using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Masks;

namespace Pruning.Regrowing;

/// <summary>
/// A bound that not many more numbers reach than are wanted, so that an exact selection has little left to look at: few
/// of the removed weights of a layer come back.
/// </summary>
internal static class MagnitudeBound
{
    private const int MantissaBits = 23;

    // Sixteen numbers at a time; bits of magnitudes are in the order of the magnitudes.
    private static readonly int Width = Vector512<int>.Count;

    /// <summary>Finds a bound by halving.</summary>
    /// <param name="magnitudes">Numbers that are not negative.</param>
    /// <param name="count">How many are wanted; not more than there are.</param>
    /// <returns>The bits of a number that at least so many reach.</returns>
    public static int Find(ReadOnlySpan<float> magnitudes, int count)
    {
        // As many as are wanted reach `low`, and fewer reach `high`. The bound is seldom far below the largest: first
        // downwards from there by 2, 4, 16 and so on, then by halving.
        int low = 0;
        int high = BitConverter.SingleToInt32Bits(TensorPrimitives.Max(magnitudes)) + 1;
        int fall = 1 << MantissaBits;
        long enough = (2L * count) + Width;
        while (high - low > 1)
        {
            bool isFalling = low == 0 && high > fall;
            int middle = isFalling ? high - fall : low + ((high - low) / 2);
            fall = isFalling && fall <= int.MaxValue / 2 ? 2 * fall : fall;
            int reached = CountFrom(magnitudes, middle);
            if (reached < count)
            {
                high = middle;
                continue;
            }

            low = middle;
            if (reached <= enough)
            {
                return low;
            }
        }

        return low;
    }

    /// <summary>Leaves those marks of a mask whose numbers reach the bound.</summary>
    /// <param name="magnitudes">Numbers that are not negative.</param>
    /// <param name="bound">The bits of the bound.</param>
    /// <param name="mask">The mask.</param>
    public static void Restrict(ReadOnlySpan<float> magnitudes, int bound, Span<uint> mask)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(magnitudes);
        Vector512<int> limit = Vector512.Create(bound);
        for (int word = 0; word < mask.Length; word++)
        {
            int first = word * MaskBits.WordBits;
            if (mask[word] == 0)
            {
                continue;
            }

            uint reached = 0;
            if (first + MaskBits.WordBits <= bits.Length)
            {
                ReadOnlySpan<int> own = bits.Slice(first, MaskBits.WordBits);
                reached = Reached(own) | (Reached(own[Width..]) << Width);
            }
            else
            {
                for (int i = first; i < bits.Length; i++)
                {
                    reached |= bits[i] >= bound ? 1u << (i - first) : 0;
                }
            }

            mask[word] &= reached;
        }

        uint Reached(ReadOnlySpan<int> part) =>
            (uint)Vector512.GreaterThanOrEqual(Vector512.Create(part), limit).ExtractMostSignificantBits();
    }

    private static int CountFrom(ReadOnlySpan<float> magnitudes, int bound)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(magnitudes);
        ReadOnlySpan<Vector512<int>> vectors = MemoryMarshal.Cast<int, Vector512<int>>(bits);
        Vector512<int> limit = Vector512.Create(bound);
        Vector512<int> sum = Vector512<int>.Zero;
        foreach (Vector512<int> vector in vectors)
        {
            // A lane that reaches it is -1.
            sum -= Vector512.GreaterThanOrEqual(vector, limit);
        }

        int count = Vector512.Sum(sum);
        foreach (int number in bits[(vectors.Length * Width)..])
        {
            count += number >= bound ? 1 : 0;
        }

        return count;
    }
}
