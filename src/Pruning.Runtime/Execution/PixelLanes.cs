using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>The small pieces of kernels whose lanes run along the pixels of one sample.</summary>
public static class PixelLanes
{
    /// <summary>All bits set in the lanes from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <param name="first">The first lane; it may be negative or above 16.</param>
    /// <param name="end">The lane after the last; it may be negative or above 16.</param>
    /// <returns>A mask for bitwise and.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Between(int first, int end) =>
        Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(first)).AsSingle() & Lanes.First(end);

    /// <summary>Sixteen numbers, of which each is the second behind the one before it.</summary>
    /// <param name="x">The first of 32 numbers that are read.</param>
    /// <returns>x[0], x[2], ..., x[30].</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> EveryOther(ref float x)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<int> even = Vector512<int>.Indices * 2;
            return Vector512.Create(
                Vector512.Shuffle(Vector512.LoadUnsafe(ref x), even).GetLower(),
                Vector512.Shuffle(Vector512.LoadUnsafe(ref x, 16), even).GetLower());
        }

        return Vector512.Create(EveryOtherOf16(ref x), EveryOtherOf16(ref Unsafe.Add(ref x, 16)));
    }

    /// <summary>Sixteen numbers at equal distances.</summary>
    /// <param name="stride">From one number to the next.</param>
    /// <param name="x">The first; the last is that 15 strides behind it.</param>
    /// <returns>x[0], x[stride], ..., x[15 stride].</returns>
    public static Vector512<float> Every(int stride, ref float x)
    {
        Span<float> lanes = stackalloc float[Vector512<float>.Count];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Unsafe.Add(ref x, i * stride);
        }

        return Vector512.Create<float>(lanes);
    }

    /// <summary>Writes the same number many times, and up to fifteen times more.</summary>
    /// <param name="destination">The first place.</param>
    /// <param name="count">How many places.</param>
    /// <param name="value">The number, in all lanes.</param>
    /// <returns>The place behind them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Fill(ref float destination, int count, Vector512<float> value)
    {
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            value.StoreUnsafe(ref destination, (nuint)i);
        }

        return ref Unsafe.Add(ref destination, count);
    }

    private static Vector256<float> EveryOtherOf16(ref float x)
    {
        Vector256<int> even = Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);
        return Vector256.Create(
            Vector256.Shuffle(Vector256.LoadUnsafe(ref x), even).GetLower(),
            Vector256.Shuffle(Vector256.LoadUnsafe(ref x, 8), even).GetLower());
    }
}
