using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Execution;

namespace Pruning.Sparse;

/// <summary>
/// Sums of products of one plane with many others: eight or four at a time, so that the plane is read once for all of
/// them and no sum waits for itself. What is left over is filled up with copies of the last.
/// </summary>
internal static class SampledProducts
{
    // With 256 bits a sum takes two registers, and there are sixteen.
    private static int Most => Vector512.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Sums in the order of the weights.</summary>
    /// <param name="x">The many; each begins where its offset says.</param>
    /// <param name="d">The one.</param>
    /// <param name="offsets">An offset for each weight.</param>
    /// <param name="first">The first weight.</param>
    /// <param name="end">The weight after the last.</param>
    /// <param name="walk">The way over both.</param>
    /// <param name="sums">The sum of the first weight, and those behind it.</param>
    public static void Row(
        ref float x, ref float d, ref int offsets, int first, int end, in SampleWalk walk, ref float sums)
    {
        int n = first;
        for (; n <= end - Most; n += Most)
        {
            Together(ref x, ref d, ref Unsafe.Add(ref offsets, n), walk, ref sums, Most);
            sums = ref Unsafe.Add(ref sums, Most);
        }

        if (n < end)
        {
            Span<float> rest = stackalloc float[8];
            Rest(ref x, ref d, ref offsets, n, end, walk, rest);
            rest[..(end - n)].CopyTo(MemoryMarshal.CreateSpan(ref sums, end - n));
        }
    }

    /// <summary>Sums that go to a place of their own each.</summary>
    /// <param name="x">The many; each begins where its offset says.</param>
    /// <param name="d">The one.</param>
    /// <param name="offsets">An offset for each weight.</param>
    /// <param name="first">The first weight.</param>
    /// <param name="end">The weight after the last.</param>
    /// <param name="walk">The way over both.</param>
    /// <param name="places">A place for each weight.</param>
    /// <param name="sums">Where places count from.</param>
    public static void Column(
        ref float x,
        ref float d,
        ref int offsets,
        int first,
        int end,
        in SampleWalk walk,
        ref int places,
        ref float sums)
    {
        Span<float> some = stackalloc float[8];
        for (int n = first; n < end; n += Most)
        {
            int count = Math.Min(Most, end - n);
            if (count == Most)
            {
                Together(
                    ref x, ref d, ref Unsafe.Add(ref offsets, n), walk, ref MemoryMarshal.GetReference(some), Most);
            }
            else
            {
                Rest(ref x, ref d, ref offsets, n, end, walk, some);
            }

            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref sums, Unsafe.Add(ref places, n + i)) = some[i];
            }
        }
    }

    private static void Rest(
        ref float x, ref float d, ref int offsets, int n, int end, in SampleWalk walk, Span<float> sums)
    {
        Span<int> filled = stackalloc int[8];
        for (int i = 0; i < filled.Length; i++)
        {
            filled[i] = Unsafe.Add(ref offsets, Math.Min(n + i, end - 1));
        }

        int count = end - n <= 4 ? 4 : 8;
        Together(
            ref x, ref d, ref MemoryMarshal.GetReference(filled), walk, ref MemoryMarshal.GetReference(sums), count);
    }

    private static void Together(
        ref float x, ref float d, ref int offsets, in SampleWalk walk, ref float sums, int count)
    {
        if (count == 8)
        {
            Eight(ref x, ref d, ref offsets, walk, ref sums);
        }
        else
        {
            Four(ref x, ref d, ref offsets, walk, ref sums);
        }
    }

    private static void Four(ref float x, ref float d, ref int offsets, in SampleWalk walk, ref float sums)
    {
        Vector512<float> sum0 = Vector512<float>.Zero;
        Vector512<float> sum1 = Vector512<float>.Zero;
        Vector512<float> sum2 = Vector512<float>.Zero;
        Vector512<float> sum3 = Vector512<float>.Zero;
        nint innerX = walk.InnerX;
        nint innerY = walk.InnerY;
        nint innerEnd = walk.InnerEnd;
        for (int o = 0; o < walk.Outer; o++)
        {
            for (int m = 0; m < walk.Middle; m++)
            {
                ref float xm = ref Unsafe.Add(ref x, (o * walk.OuterX) + (m * walk.MiddleX));
                ref float dm = ref Unsafe.Add(ref d, (o * walk.OuterY) + (m * walk.MiddleY));
                ref float x0 = ref Unsafe.Add(ref xm, offsets);
                ref float x1 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 1));
                ref float x2 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 2));
                ref float x3 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 3));
                nuint at = 0;
                for (nint i = 0; i < innerEnd; i += innerY)
                {
                    Vector512<float> di = Vector512.LoadUnsafe(ref dm, (nuint)i);
                    sum0 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x0, at), sum0);
                    sum1 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x1, at), sum1);
                    sum2 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x2, at), sum2);
                    sum3 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x3, at), sum3);
                    at += (nuint)innerX;
                }
            }
        }

        Lanes.Sum(sum0, sum1, sum2, sum3).StoreUnsafe(ref sums);
    }

    private static void Eight(ref float x, ref float d, ref int offsets, in SampleWalk walk, ref float sums)
    {
        Vector512<float> sum0 = Vector512<float>.Zero;
        Vector512<float> sum1 = Vector512<float>.Zero;
        Vector512<float> sum2 = Vector512<float>.Zero;
        Vector512<float> sum3 = Vector512<float>.Zero;
        Vector512<float> sum4 = Vector512<float>.Zero;
        Vector512<float> sum5 = Vector512<float>.Zero;
        Vector512<float> sum6 = Vector512<float>.Zero;
        Vector512<float> sum7 = Vector512<float>.Zero;
        nint innerX = walk.InnerX;
        nint innerY = walk.InnerY;
        nint innerEnd = walk.InnerEnd;
        for (int o = 0; o < walk.Outer; o++)
        {
            for (int m = 0; m < walk.Middle; m++)
            {
                ref float xm = ref Unsafe.Add(ref x, (o * walk.OuterX) + (m * walk.MiddleX));
                ref float dm = ref Unsafe.Add(ref d, (o * walk.OuterY) + (m * walk.MiddleY));
                ref float x0 = ref Unsafe.Add(ref xm, offsets);
                ref float x1 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 1));
                ref float x2 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 2));
                ref float x3 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 3));
                ref float x4 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 4));
                ref float x5 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 5));
                ref float x6 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 6));
                ref float x7 = ref Unsafe.Add(ref xm, Unsafe.Add(ref offsets, 7));
                nuint at = 0;
                for (nint i = 0; i < innerEnd; i += innerY)
                {
                    Vector512<float> di = Vector512.LoadUnsafe(ref dm, (nuint)i);
                    sum0 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x0, at), sum0);
                    sum1 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x1, at), sum1);
                    sum2 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x2, at), sum2);
                    sum3 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x3, at), sum3);
                    sum4 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x4, at), sum4);
                    sum5 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x5, at), sum5);
                    sum6 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x6, at), sum6);
                    sum7 = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref x7, at), sum7);
                    at += (nuint)innerX;
                }
            }
        }

        Lanes.Sum(sum0, sum1, sum2, sum3).StoreUnsafe(ref sums);
        Lanes.Sum(sum4, sum5, sum6, sum7).StoreUnsafe(ref sums, 4);
    }
}
