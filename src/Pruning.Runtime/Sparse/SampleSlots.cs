using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Pruning.Masks;

namespace Pruning.Sparse;

/// <summary>
/// Kept weights of a fully connected layer, 16 at a time, for a single sample. A slot holds one weight for each of 16
/// outputs, and all their inputs stand in one table of 32, so that a permutation of two registers fetches them. Between
/// 16 outputs and a table there are as many slots as the output with the most weights needs; the others get weights of
/// zero. A pattern without gaps (N of M along the inputs, or blocks of 16 outputs) fills them all.
/// </summary>
public readonly ref struct SampleSlots
{
    /// <summary>Words of 32 bits of a slot: 16 weights, a byte for each, and the table.</summary>
    internal const long Words = Lanes + (Lanes / 4) + 1;

    private const int Lanes = 16;
    private const int Table = 2 * Lanes;

    // Cycles of a slot, of a weight that is added to its output by itself, and of the way to the weights of an input.
    private const float PerSlot = 3;
    private const float PerWeight = 1.3f;
    private const float PerInput = 16;

    private readonly ref float _values;
    private readonly ref byte _indices;
    private readonly ref int _tables;
    private readonly ref int _rows;
    private readonly int _blocks;

    /// <summary>The slots of a layer, as its network keeps them.</summary>
    /// <param name="values">[slots, 16].</param>
    /// <param name="indices">[slots, 16] bytes.</param>
    /// <param name="tables">[slots] integers.</param>
    /// <param name="rows">[K / 16 + 1] integers: the first slot of each 16 outputs.</param>
    /// <param name="units">K.</param>
    public SampleSlots(ref float values, ref float indices, ref float tables, ref float rows, int units)
    {
        _values = ref values;
        _indices = ref Unsafe.As<float, byte>(ref indices);
        _tables = ref Unsafe.As<float, int>(ref tables);
        _rows = ref Unsafe.As<float, int>(ref rows);
        _blocks = (units + Lanes - 1) / Lanes;
    }

    /// <summary>Whether there are instructions for them.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Slots in use.</summary>
    internal int Count => Unsafe.Add(ref _rows, _blocks);

    /// <summary>Whether passing over all slots takes less time than passing over the weights of the inputs that are not
    /// zero.</summary>
    /// <param name="x">[C], and what may be read behind it up to a whole vector.</param>
    /// <param name="inputs">C.</param>
    /// <param name="columns">[C + 1] integers: the first weight of each input.</param>
    public bool AreFaster(ref float x, int inputs, ref float columns)
    {
        if (!IsSupported || Count == 0)
        {
            return false;
        }

        int zeros = 0;
        for (int c = 0; c < inputs; c += Lanes)
        {
            Vector512<float> some = Vector512.LoadUnsafe(ref x, (nuint)c);
            zeros += BitOperations.PopCount(Vector512.Equals(some, Vector512<float>.Zero).ExtractMostSignificantBits());
        }

        float weights = Unsafe.Add(ref Unsafe.As<float, int>(ref columns), inputs);
        float active = Math.Max(0, inputs - zeros);
        return PerSlot * Count < active * (PerInput + (PerWeight * weights / inputs));
    }

    /// <summary>y = Σ_c w[., c] x[c], the slots of each output ascending, even ones and odd ones apart.</summary>
    /// <param name="x">[C], and what may be read behind it up to a whole vector.</param>
    /// <param name="y">[K], up to a whole vector.</param>
    public void Multiply(ref float x, ref float y)
    {
        for (int b = 0; b < _blocks; b++)
        {
            Vector512<float> even = default;
            Vector512<float> odd = default;
            nint end = Unsafe.Add(ref _rows, b + 1);
            nint n = Unsafe.Add(ref _rows, b);
            for (; n < end - 1; n += 2)
            {
                even = Add(ref x, n, even);
                odd = Add(ref x, n + 1, odd);
            }

            if (n < end)
            {
                even = Add(ref x, n, even);
            }

            (even + odd).StoreUnsafe(ref y, (nuint)(b * Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Add(ref float x, nint slot, Vector512<float> sum)
    {
        ref float table = ref Unsafe.Add(ref x, (nint)Unsafe.Add(ref _tables, slot));
        Vector512<int> indices = Avx512F.ConvertToVector512Int32(
            Vector128.LoadUnsafe(ref _indices, (nuint)(slot * Lanes)));
        Vector512<float> inputs = Avx512F.PermuteVar16x32x2(
            Vector512.LoadUnsafe(ref table), indices, Vector512.LoadUnsafe(ref table, Lanes));
        return Vector512.FusedMultiplyAdd(inputs, Vector512.LoadUnsafe(ref _values, (nuint)(slot * Lanes)), sum);
    }

    /// <summary>Puts the kept weights into slots; afterwards there are none where they need more than there
    /// is.</summary>
    /// <param name="mask">The mask, [K, C].</param>
    /// <param name="kept">The kept weights, in the order of W.</param>
    /// <param name="rows">[K + 1]: the first of them of each output.</param>
    /// <param name="inputs">C.</param>
    /// <param name="capacity">Most slots.</param>
    internal void Fill(
        ReadOnlySpan<uint> mask, ReadOnlySpan<float> kept, ReadOnlySpan<int> rows, int inputs, int capacity)
    {
        int units = rows.Length - 1;
        int last = Math.Max(0, ((inputs + Lanes - 1) / Lanes * Lanes) - Table);
        Span<int> next = stackalloc int[Lanes];
        int slots = 0;
        for (int b = 0; b < _blocks; b++)
        {
            Unsafe.Add(ref _rows, b) = slots;
            int outputs = Math.Min(Lanes, units - (b * Lanes));
            rows.Slice(b * Lanes, outputs).CopyTo(next);
            for (int c = 0; c < inputs; c += Table)
            {
                int width = Math.Min(Table, inputs - c);
                int most = Most(mask, b, outputs, c, inputs);
                if (slots + most > capacity)
                {
                    Unsafe.Add(ref _rows, _blocks) = 0;
                    return;
                }

                Clear(slots, most, Math.Min(c, last));
                for (int lane = 0; lane < outputs; lane++)
                {
                    uint bits = MaskBits.Extract(mask, (((b * Lanes) + lane) * inputs) + c, width);
                    for (int slot = slots; bits != 0; slot++, bits &= bits - 1)
                    {
                        int place = (slot * Lanes) + lane;
                        Unsafe.Add(ref _values, place) = kept[next[lane]++];
                        Unsafe.Add(ref _indices, place) =
                            (byte)(BitOperations.TrailingZeroCount(bits) + c - Math.Min(c, last));
                    }
                }

                slots += most;
            }
        }

        Unsafe.Add(ref _rows, _blocks) = slots;
    }

    /// <summary>The slots that a pattern needs.</summary>
    /// <param name="mask">The mask, [K, C].</param>
    /// <param name="units">K.</param>
    /// <param name="inputs">C.</param>
    internal static int Needed(ReadOnlySpan<uint> mask, int units, int inputs)
    {
        int slots = 0;
        for (int b = 0; b * Lanes < units; b++)
        {
            for (int c = 0; c < inputs; c += Table)
            {
                slots += Most(mask, b, Math.Min(Lanes, units - (b * Lanes)), c, inputs);
            }
        }

        return slots;
    }

    // The most weights that one of 16 outputs has in the table.
    private static int Most(ReadOnlySpan<uint> mask, int block, int outputs, int table, int inputs)
    {
        int width = Math.Min(Table, inputs - table);
        int most = 0;
        for (int lane = 0; lane < outputs; lane++)
        {
            uint bits = MaskBits.Extract(mask, (((block * Lanes) + lane) * inputs) + table, width);
            most = Math.Max(most, BitOperations.PopCount(bits));
        }

        return most;
    }

    private void Clear(int first, int count, int table)
    {
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _values, first * Lanes), count * Lanes).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _indices, first * Lanes), count * Lanes).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _tables, first), count).Fill(table);
    }
}
