using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Sparse;

/// <summary>The product of a single sample with the kept weights of a fully connected layer.</summary>
public static class SparseSamples
{
    /// <summary>
    /// y = Σ_c w[., c] x[c] over the inputs that are not zero, ascending. An input that is exactly zero adds zero to
    /// every sum, as long as weights are finite, so that leaving it out changes nothing.
    /// </summary>
    /// <param name="x">[C], and what may be read behind it up to a whole vector.</param>
    /// <param name="inputs">C.</param>
    /// <param name="columns">[C + 1] integers: the first weight of each input.</param>
    /// <param name="outputs">For each weight its output, as integers.</param>
    /// <param name="values">The weights, in the order of the inputs.</param>
    /// <param name="y">[K], up to a whole vector.</param>
    /// <param name="units">K.</param>
    public static void Multiply(
        ref float x,
        int inputs,
        ref float columns,
        ref float outputs,
        ref float values,
        ref float y,
        int units)
    {
        MemoryMarshal.CreateSpan(ref y, (units + 15) / 16 * 16).Clear();
        ref int column = ref Unsafe.As<float, int>(ref columns);
        ref int output = ref Unsafe.As<float, int>(ref outputs);
        for (int first = 0; first < inputs; first += 16)
        {
            Vector512<float> some = Vector512.LoadUnsafe(ref x, (nuint)first);
            uint bits = (uint)~Vector512.Equals(some, Vector512<float>.Zero).ExtractMostSignificantBits();
            bits &= inputs - first >= 16 ? 0xFFFF : (1u << (inputs - first)) - 1;
            while (bits != 0)
            {
                int c = first + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
                int n = Unsafe.Add(ref column, c);
                Column(
                    Unsafe.Add(ref x, c),
                    ref Unsafe.Add(ref output, n),
                    ref Unsafe.Add(ref values, n),
                    Unsafe.Add(ref column, c + 1) - n,
                    ref y);
            }
        }
    }

    // The outputs of one input all differ: four sums at a time do not wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(float x, ref int outputs, ref float values, int count, ref float y)
    {
        nint n = 0;
        for (; n <= count - 4; n += 4)
        {
            ref float y0 = ref Unsafe.Add(ref y, Unsafe.Add(ref outputs, n));
            ref float y1 = ref Unsafe.Add(ref y, Unsafe.Add(ref outputs, n + 1));
            ref float y2 = ref Unsafe.Add(ref y, Unsafe.Add(ref outputs, n + 2));
            ref float y3 = ref Unsafe.Add(ref y, Unsafe.Add(ref outputs, n + 3));
            float sum0 = MathF.FusedMultiplyAdd(Unsafe.Add(ref values, n), x, y0);
            float sum1 = MathF.FusedMultiplyAdd(Unsafe.Add(ref values, n + 1), x, y1);
            float sum2 = MathF.FusedMultiplyAdd(Unsafe.Add(ref values, n + 2), x, y2);
            float sum3 = MathF.FusedMultiplyAdd(Unsafe.Add(ref values, n + 3), x, y3);
            y0 = sum0;
            y1 = sum1;
            y2 = sum2;
            y3 = sum3;
        }

        for (; n < count; n++)
        {
            ref float yk = ref Unsafe.Add(ref y, Unsafe.Add(ref outputs, n));
            yk = MathF.FusedMultiplyAdd(Unsafe.Add(ref values, n), x, yk);
        }
    }
}
