using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Memory;

namespace Pruning.Execution;

/// <summary>
/// The small pieces that emitted kernels are made of; sixteen lanes each. Where a register holds fewer, the JIT splits
/// them.
/// </summary>
public static class Lanes
{
    /// <summary>All bits set in the lanes below <paramref name="count"/>, none in the others.</summary>
    /// <param name="count">Number of lanes; it may be negative or above 16.</param>
    /// <returns>A mask for bitwise and.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(int count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    /// <summary>All bits set in the lanes whose weight is kept.</summary>
    /// <param name="mask">The first word of a mask: bit i % 32 of word i / 32 is 1 where weight i is kept.</param>
    /// <param name="index">The weight of lane 0; the mask needs no alignment to it.</param>
    /// <returns>A mask for bitwise and.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepMask(ref float mask, int index)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.As<float, byte>(ref mask), index >> 3);
        uint bits = Unsafe.ReadUnaligned<uint>(ref first) >> (index & 7);
        Vector512<uint> lane = Vector512.Create(
            1u, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create(bits) & lane, lane).AsSingle();
    }

    /// <summary>Stores the lanes below <paramref name="count"/> and touches nothing behind them.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="destination">Where lane 0 goes.</param>
    /// <param name="count">Number of lanes; positive; 16 or more stores all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> value, ref float destination, int count)
    {
        if (count >= Vector512<float>.Count)
        {
            value.StoreUnsafe(ref destination);
        }
        else
        {
            StorePart(value, ref destination, count);
        }
    }

    /// <summary>-1, 0 or 1 by the sign of each lane.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The signs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> value)
    {
        Vector512<float> positive = Vector512.GreaterThan(value, Vector512<float>.Zero) & Vector512<float>.One;
        Vector512<float> negative = Vector512.LessThan(value, Vector512<float>.Zero) & Vector512<float>.One;
        return positive - negative;
    }

    /// <summary>max(x, slope x) of one number.</summary>
    /// <param name="value">x.</param>
    /// <param name="slope">The slope, in (0, 1).</param>
    /// <returns>The leaky ReLU of x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float value, float slope) => Math.Max(value, value * slope);

    /// <summary>x above a threshold, else 0; NaN stays.</summary>
    /// <param name="value">x.</param>
    /// <param name="threshold">The threshold.</param>
    /// <returns>The ReLU of x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float value, float threshold) => value <= threshold ? 0 : value;

    /// <summary>Copies the rows of a register tile of the weight gradient to their place.</summary>
    /// <param name="tile">[rows, 32]</param>
    /// <param name="destination">The first number of the first row; rows are <paramref name="stride"/> apart.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Numbers per row, at most 32.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public static void StoreRows(ref float tile, ref float destination, int rows, int columns, int stride)
    {
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref tile, r * 32), columns);
            row.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, r * stride), columns));
        }
    }

    /// <summary>db[k] = Σ_n dy[n, k], summed lane by lane over the tiles in their order, then over the lanes.</summary>
    /// <param name="dy">[K, 16] per tile.</param>
    /// <param name="db">[count]</param>
    /// <param name="count">Number of outputs.</param>
    /// <param name="tilesPerGroup">Tiles in a group.</param>
    /// <param name="tileStride">Floats from one tile of a group to the next.</param>
    /// <param name="groupStride">Floats from one group to the next.</param>
    /// <param name="groups">Number of groups.</param>
    public static void SumRows(
        ref float dy, ref float db, int count, int tilesPerGroup, int tileStride, int groupStride, int groups)
    {
        for (int k = 0; k < count; k++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (int g = 0; g < groups; g++)
            {
                for (int t = 0; t < tilesPerGroup; t++)
                {
                    sum += Vector512.LoadUnsafe(ref dy, (nuint)((g * groupStride) + (t * tileStride) + (k * 16)));
                }
            }

            Unsafe.Add(ref db, k) = Vector512.Sum(sum);
        }
    }

    /// <summary>db[k] = Σ of the pixels of plane k, lane by lane over tiles and pixels, then over the lanes.</summary>
    /// <param name="dy">[planes, pixels, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="db">[planes] of the first group.</param>
    /// <param name="strideB">Floats from there to those of the next group.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="planes">Number of planes.</param>
    /// <param name="pixels">Pixels of a plane.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void SumPlanes(
        ref float dy, int stride, ref float db, int strideB, int tiles, int planes, int pixels, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int k = 0; k < planes; k++)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                for (int t = 0; t < tiles; t++)
                {
                    ref float plane = ref Unsafe.Add(ref dy, (g * stride) + (((t * planes) + k) * pixels * 16));
                    for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                    {
                        sum += Vector512.LoadUnsafe(ref plane, i);
                    }
                }

                Unsafe.Add(ref db, (g * strideB) + k) = Vector512.Sum(sum);
            }
        }
    }

    /// <summary>
    /// The sum of the sixteen lanes of each vector: lanes l, l + 4, l + 8 and l + 12, then those four.
    /// </summary>
    /// <param name="vectors">[count, 16]</param>
    /// <param name="sums">[count]</param>
    /// <param name="count">Number of vectors.</param>
    public static void SumLanes(ref float vectors, ref float sums, int count)
    {
        int done = 0;
        if (FourByFour.IsSupported)
        {
            for (; done <= count - 4; done += 4)
            {
                ref float four = ref Unsafe.Add(ref vectors, done * 16);
                Sum(
                    Vector512.LoadUnsafe(ref four),
                    Vector512.LoadUnsafe(ref four, 16),
                    Vector512.LoadUnsafe(ref four, 32),
                    Vector512.LoadUnsafe(ref four, 48)).StoreUnsafe(ref sums, (nuint)done);
            }
        }

        for (; done < count; done++)
        {
            Unsafe.Add(ref sums, done) = Sum(Vector512.LoadUnsafe(ref vectors, (nuint)(done * 16)));
        }
    }

    /// <summary>The sum of sixteen lanes: lanes l, l + 4, l + 8 and l + 12, then those four.</summary>
    /// <param name="vector">The lanes.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> vector)
    {
        Vector128<float> quarters = Quarters(vector);
        return quarters[0] + quarters[1] + (quarters[2] + quarters[3]);
    }

    /// <summary>The same of four vectors.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="c">The third.</param>
    /// <param name="d">The fourth.</param>
    /// <returns>Their sums.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!FourByFour.IsSupported)
        {
            return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));
        }

        Vector128<float> r0 = Quarters(a);
        Vector128<float> r1 = Quarters(b);
        Vector128<float> r2 = Quarters(c);
        Vector128<float> r3 = Quarters(d);
        FourByFour.Transpose(ref r0, ref r1, ref r2, ref r3);
        return r0 + r1 + (r2 + r3);
    }

    /// <summary>The sum of what the groups have left behind, in their order.</summary>
    /// <param name="parts">[count] of the first group.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="sum">[count], up to a multiple of 16 written.</param>
    /// <param name="count">Number of sums.</param>
    public static void SumParts(ref float parts, int stride, int groups, ref float sum, int count)
    {
        for (int i = 0; i < count; i += 16)
        {
            Vector512<float> total = Vector512.LoadUnsafe(ref parts, (nuint)i);
            for (int g = 1; g < groups; g++)
            {
                total += Vector512.LoadUnsafe(ref parts, (nuint)((g * stride) + i));
            }

            total.StoreUnsafe(ref sum, (nuint)i);
        }
    }

    /// <summary>
    /// Sixteen dropout multipliers: a hash of key and position, so that they do not depend on which thread draws them.
    /// </summary>
    /// <param name="key">The key of step and operator.</param>
    /// <param name="position">The position of lane 0 in the batch.</param>
    /// <param name="threshold">A value is dropped where its hash is below this, read as unsigned.</param>
    /// <param name="scale">The multiplier of a value that is not dropped.</param>
    /// <returns>0 or <paramref name="scale"/> in each lane.</returns>
    /// <remarks>The hash is lowbias32 (Wellons 2018) of the position times an odd constant, keyed.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Dropout(uint key, int position, int threshold, float scale)
    {
        Vector512<uint> positions = Vector512.Create((uint)position) + Vector512<uint>.Indices;
        Vector512<uint> x = (positions * 0x9E3779B1u) ^ Vector512.Create(key);
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        x ^= x >> 16;
        return Vector512.GreaterThanOrEqual(x, Vector512.Create((uint)threshold)).AsSingle() & Vector512.Create(scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarters(Vector512<float> vector)
    {
        Vector256<float> lower = vector.GetLower();
        Vector256<float> upper = vector.GetUpper();
        return lower.GetLower() + lower.GetUpper() + (upper.GetLower() + upper.GetUpper());
    }

    private static void StorePart(Vector512<float> value, ref float destination, int count)
    {
        Span<float> to = MemoryMarshal.CreateSpan(ref destination, count);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = value[i];
        }
    }
}
