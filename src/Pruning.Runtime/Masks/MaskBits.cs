using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Masks;

/// <summary>
/// A mask has one bit per weight, 1 = kept, in 32-bit words: the bit of weight i is bit i % 32 of word i / 32. The
/// unused bits of the last word are 0, so that words can be counted and compared whole.
/// </summary>
public static class MaskBits
{
    /// <summary>Weights per word.</summary>
    public const int WordBits = 32;

    /// <summary>The number of words that the mask of so many weights takes.</summary>
    /// <param name="count">Number of weights; not negative.</param>
    /// <returns>ceil(count / 32).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static int WordsFor(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (int)(((uint)count + WordBits - 1) / WordBits);
    }

    /// <summary>Marks the first weights as kept and clears every other bit of the mask.</summary>
    /// <param name="mask">The words to write.</param>
    /// <param name="count">Number of weights, at most 32 per word.</param>
    /// <exception cref="ArgumentException">The mask has too few words.</exception>
    public static void Fill(Span<uint> mask, int count)
    {
        RequireWords(mask.Length, count, nameof(mask));
        int whole = count / WordBits;
        mask[..whole].Fill(uint.MaxValue);
        mask[whole..].Clear();
        if (count % WordBits != 0)
        {
            mask[whole] = TailBits(count);
        }
    }

    /// <summary>The number of kept weights.</summary>
    /// <param name="mask">The words of the mask.</param>
    public static int CountKept(ReadOnlySpan<uint> mask)
    {
        int kept = 0;
        ReadOnlySpan<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(mask);
        foreach (ulong pair in pairs)
        {
            kept += BitOperations.PopCount(pair);
        }

        return (mask.Length & 1) == 0 ? kept : kept + BitOperations.PopCount(mask[^1]);
    }

    /// <summary>Whether a weight is kept.</summary>
    /// <param name="mask">The words of the mask.</param>
    /// <param name="index">Index of the weight.</param>
    public static bool IsKept(ReadOnlySpan<uint> mask, int index) =>
        (mask[(int)((uint)index / WordBits)] >> (index % WordBits) & 1) != 0;

    /// <summary>Marks a weight as removed.</summary>
    /// <param name="mask">The words of the mask.</param>
    /// <param name="index">Index of the weight.</param>
    public static void Remove(Span<uint> mask, int index) =>
        mask[(int)((uint)index / WordBits)] &= ~(1u << (index % WordBits));

    /// <summary>Marks a weight as kept.</summary>
    /// <param name="mask">The words of the mask.</param>
    /// <param name="index">Index of the weight.</param>
    public static void Restore(Span<uint> mask, int index) =>
        mask[(int)((uint)index / WordBits)] |= 1u << (index % WordBits);

    /// <summary>Sets the values of removed weights to exactly +0, whatever they were (NaN too); the others
    /// stay.</summary>
    /// <param name="mask">The words of the mask, at least one per 32 values.</param>
    /// <param name="values">The values to mask in place: weights, gradients or moments.</param>
    /// <exception cref="ArgumentException">The mask has too few words.</exception>
    public static void Apply(ReadOnlySpan<uint> mask, Span<float> values)
    {
        RequireWords(mask.Length, values.Length, nameof(mask));

        // As bits: an AND with all ones or all zeros keeps a value exactly or gives +0, which a product would not.
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        int whole = bits.Length / WordBits;
        for (int w = 0; w < whole; w++)
        {
            if (mask[w] != uint.MaxValue)
            {
                ApplyWord(mask[w], bits.Slice(w * WordBits, WordBits));
            }
        }

        for (int i = whole * WordBits; i < bits.Length; i++)
        {
            bits[i] = IsKept(mask, i) ? bits[i] : 0;
        }
    }

    /// <summary>The bits from an index on, at most 32 of them; those behind are zero.</summary>
    internal static uint Extract(ReadOnlySpan<uint> mask, int index, int count)
    {
        int word = index / WordBits;
        int shift = index & (WordBits - 1);
        ulong bits = mask[word];
        if (shift + count > WordBits)
        {
            bits |= (ulong)mask[word + 1] << WordBits;
        }

        return (uint)(bits >> shift) & TailBits(count);
    }

    /// <summary>Whether any of some consecutive weights is kept.</summary>
    internal static bool AnyKept(ReadOnlySpan<uint> mask, int index, int count)
    {
        for (int done = 0; done < count; done += WordBits)
        {
            if (Extract(mask, index + done, Math.Min(WordBits, count - done)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks some consecutive weights as removed.</summary>
    internal static void Remove(Span<uint> mask, int index, int count)
    {
        for (int end = index + count; index < end;)
        {
            int shift = index & (WordBits - 1);
            int bits = Math.Min(WordBits - shift, end - index);
            mask[index / WordBits] &= ~(TailBits(bits) << shift);
            index += bits;
        }
    }

    /// <summary>The bits of the last word that belong to weights; all of them where the last word is full.</summary>
    internal static uint TailBits(int count) => uint.MaxValue >> (-count & (WordBits - 1));

    private static void ApplyWord(uint word, Span<uint> bits)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<uint> lanes = Vector512.Create(
                1u, 1u << 1, 1u << 2, 1u << 3, 1u << 4, 1u << 5, 1u << 6, 1u << 7,
                1u << 8, 1u << 9, 1u << 10, 1u << 11, 1u << 12, 1u << 13, 1u << 14, 1u << 15);
            for (int i = 0; i < WordBits; i += Vector512<uint>.Count)
            {
                Vector512<uint> kept = Vector512.Equals(Vector512.Create(word >> i) & lanes, lanes);
                Span<uint> part = bits[i..];
                (Vector512.Create<uint>(part) & kept).CopyTo(part);
            }
        }
        else
        {
            Vector256<uint> lanes = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128);
            for (int i = 0; i < WordBits; i += Vector256<uint>.Count)
            {
                Vector256<uint> kept = Vector256.Equals(Vector256.Create(word >> i) & lanes, lanes);
                Span<uint> part = bits[i..];
                (Vector256.Create<uint>(part) & kept).CopyTo(part);
            }
        }
    }

    private static void RequireWords(int words, int count, string parameter)
    {
        if (words < WordsFor(count))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"A mask of {words} words is too short for {count} weights: it needs {WordsFor(count)} words."),
                parameter);
        }
    }

    /// <summary>The first removed entry that is not exactly +0.</summary>
    /// <param name="mask">The mask of the values.</param>
    /// <param name="values">The values.</param>
    /// <returns>Its index, or -1 where every removed entry is +0.</returns>
    internal static int FirstRemovedNotZero(ReadOnlySpan<uint> mask, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!IsKept(mask, i) && BitConverter.SingleToUInt32Bits(values[i]) != 0)
            {
                return i;
            }
        }

        return -1;
    }
}
