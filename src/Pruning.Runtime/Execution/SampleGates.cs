using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>The choice of a gate for a single sample.</summary>
public static class SampleGates
{
    /// <summary>The outputs with the largest saliencies, exactly so many; of equal ones the first.</summary>
    /// <param name="s">[K] saliencies, not negative; what may be read behind them up to a whole vector.</param>
    /// <param name="winners">[count] integers: the outputs that win, ascending.</param>
    /// <param name="m">[K]: s of the winners, 0 of all others; up to a whole vector.</param>
    /// <param name="channels">K.</param>
    /// <param name="count">How many win, at most K.</param>
    public static void Choose(ref float s, ref float winners, ref float m, int channels, int count)
    {
        // Bits of numbers that are not negative are ordered as the numbers are: the least saliency that wins is found
        // bit by bit. NaN, of either sign, is above all numbers.
        int least = 0;
        for (int bit = 1 << 30; bit > 0; bit >>= 1)
        {
            if (Above(ref s, channels, (least | bit) - 1) >= count)
            {
                least |= bit;
            }
        }

        ref int winner = ref Unsafe.As<float, int>(ref winners);
        int equal = count - Above(ref s, channels, least);
        for (int first = 0; first < channels; first += 16)
        {
            Vector512<float>.Zero.StoreUnsafe(ref m, (nuint)first);
            Vector512<int> bits = Bits(ref s, first);
            uint inside = Inside(channels - first);
            Vector512<int> limit = Vector512.Create(least);
            uint wins = inside & (uint)Vector512.GreaterThan(bits, limit).ExtractMostSignificantBits();
            uint ties = inside & (uint)Vector512.Equals(bits, limit).ExtractMostSignificantBits();
            for (; ties != 0 && equal > 0; equal--)
            {
                wins |= ties & (~ties + 1);
                ties &= ties - 1;
            }

            for (; wins != 0; wins &= wins - 1)
            {
                int k = first + BitOperations.TrailingZeroCount(wins);
                Unsafe.Add(ref m, k) = Unsafe.Add(ref s, k);
                winner = k;
                winner = ref Unsafe.Add(ref winner, 1);
            }
        }
    }

    // Saliencies whose bits, read as an integer, are above the limit.
    private static int Above(ref float s, int channels, int limit)
    {
        int above = 0;
        Vector512<int> limits = Vector512.Create(limit);
        for (int first = 0; first < channels; first += 16)
        {
            Vector512<int> isAbove = Vector512.GreaterThan(Bits(ref s, first), limits);
            uint bits = (uint)isAbove.ExtractMostSignificantBits() & Inside(channels - first);
            above += BitOperations.PopCount(bits);
        }

        return above;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Bits(ref float s, int first) =>
        Vector512.LoadUnsafe(ref s, (nuint)first).AsInt32() & Vector512.Create(int.MaxValue);

    // A bit for each lane that is one of so many.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Inside(int count) => count >= 16 ? 0xFFFFu : (1u << count) - 1;
}
