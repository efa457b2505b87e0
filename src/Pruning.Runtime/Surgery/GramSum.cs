using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Surgery;

/// <summary>Adds Gᵀ G to the upper triangle of a symmetric matrix, with 8 by 8 sums in registers at a time.</summary>
internal static class GramSum
{
    /// <summary>Elements of a vector; sizes are multiples of it.</summary>
    public const int Lanes = 8;

    /// <summary>sums += Gᵀ G.</summary>
    /// <param name="rows">G [count, size].</param>
    /// <param name="size">The number of columns, a multiple of 8.</param>
    /// <param name="sums">[size, size]. What stands below the blocks on the diagonal stays as it is.</param>
    public static void Add(ReadOnlySpan<double> rows, int size, Span<double> sums)
    {
        Debug.Assert(size % Lanes == 0 && rows.Length % size == 0 && sums.Length == size * size, "sizes");
        int count = rows.Length / size;
        ref double g = ref MemoryMarshal.GetReference(rows);
        ref double s = ref MemoryMarshal.GetReference(sums);
        for (int i = 0; i < size; i += Lanes)
        {
            for (int j = i; j < size; j += Lanes)
            {
                AddBlock(ref Unsafe.Add(ref g, i), ref Unsafe.Add(ref g, j), count, size,
                    ref Unsafe.Add(ref s, (i * size) + j));
            }
        }
    }

    // s[a, ·] += Σ_n left[n, a] right[n, ·] for eight a and eight columns.
    private static void AddBlock(ref double left, ref double right, int count, int stride, ref double s)
    {
        Vector512<double> sum0 = Vector512<double>.Zero;
        Vector512<double> sum1 = Vector512<double>.Zero;
        Vector512<double> sum2 = Vector512<double>.Zero;
        Vector512<double> sum3 = Vector512<double>.Zero;
        Vector512<double> sum4 = Vector512<double>.Zero;
        Vector512<double> sum5 = Vector512<double>.Zero;
        Vector512<double> sum6 = Vector512<double>.Zero;
        Vector512<double> sum7 = Vector512<double>.Zero;
        for (int n = 0; n < count; n++)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref right);
            sum0 = Vector512.FusedMultiplyAdd(Vector512.Create(left), x, sum0);
            sum1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 1)), x, sum1);
            sum2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 2)), x, sum2);
            sum3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 3)), x, sum3);
            sum4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 4)), x, sum4);
            sum5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 5)), x, sum5);
            sum6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 6)), x, sum6);
            sum7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 7)), x, sum7);
            left = ref Unsafe.Add(ref left, stride);
            right = ref Unsafe.Add(ref right, stride);
        }

        AddRow(sum0, ref s);
        AddRow(sum1, ref Unsafe.Add(ref s, stride));
        AddRow(sum2, ref Unsafe.Add(ref s, 2 * stride));
        AddRow(sum3, ref Unsafe.Add(ref s, 3 * stride));
        AddRow(sum4, ref Unsafe.Add(ref s, 4 * stride));
        AddRow(sum5, ref Unsafe.Add(ref s, 5 * stride));
        AddRow(sum6, ref Unsafe.Add(ref s, 6 * stride));
        AddRow(sum7, ref Unsafe.Add(ref s, 7 * stride));
    }

    private static void AddRow(Vector512<double> sum, ref double s) =>
        (Vector512.LoadUnsafe(ref s) + sum).StoreUnsafe(ref s);
}
