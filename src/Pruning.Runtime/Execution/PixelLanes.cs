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

    /// <summary>Sixteen numbers at equal distances.</summary>
    /// <param name="stride">From one number to the next.</param>
    /// <param name="x">The first; the last stands 15 strides behind it.</param>
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

    /// <summary>The lanes with even numbers of two vectors that follow each other.</summary>
    /// <param name="low">The first sixteen lanes.</param>
    /// <param name="high">The others.</param>
    /// <returns>Lanes 0, 2, ..., 30.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> EveryOther(Vector512<float> low, Vector512<float> high)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return Vector512.Create(
                EveryOther(low.GetLower(), low.GetUpper()), EveryOther(high.GetLower(), high.GetUpper()));
        }

        Vector512<int> even = Vector512<int>.Indices * 2;
        return Vector512.Create(Vector512.Shuffle(low, even).GetLower(), Vector512.Shuffle(high, even).GetLower());
    }

    /// <summary>The lanes with even numbers of two vectors that follow each other.</summary>
    /// <param name="low">The first eight lanes.</param>
    /// <param name="high">The others.</param>
    /// <returns>Lanes 0, 2, ..., 14.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> EveryOther(Vector256<float> low, Vector256<float> high)
    {
        Vector256<int> even = Vector256<int>.Indices * 2;
        return Vector256.Create(Vector256.Shuffle(low, even).GetLower(), Vector256.Shuffle(high, even).GetLower());
    }

    /// <summary>Sets some numbers to 0, and up to fifteen more.</summary>
    /// <param name="x">The first.</param>
    /// <param name="count">How many.</param>
    /// <returns>The place behind them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Clear(ref float x, int count)
    {
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float>.Zero.StoreUnsafe(ref x, (nuint)i);
        }

        return ref Unsafe.Add(ref x, count);
    }
}
