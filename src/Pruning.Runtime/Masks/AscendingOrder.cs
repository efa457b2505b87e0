using System;

namespace Pruning.Masks;

/// <summary>
/// Kept weights in the order of their scores, ties by index: a radix sort of three passes (11 bits of the key each,
/// lowest first), which keeps the order of equals. Nothing is allocated after construction.
/// </summary>
/// <param name="maximumCount">The largest number of weights of a layer.</param>
internal sealed class AscendingOrder(int maximumCount)
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Passes = 3;

    private readonly int[] _starts = new int[Digits * Passes];
    private uint[] _keys = new uint[maximumCount];
    private uint[] _nextKeys = new uint[maximumCount];
    private int[] _order = new int[maximumCount];
    private int[] _nextOrder = new int[maximumCount];

    /// <summary>Sorts the kept weights of a layer by what is given for each of them.</summary>
    /// <param name="values">For each weight, removed ones included; not NaN where it is kept.</param>
    /// <param name="mask">The mask.</param>
    /// <returns>The indices of the kept weights, ascending by value; valid until the next call.</returns>
    public ReadOnlySpan<int> Of(ReadOnlySpan<float> values, ReadOnlySpan<uint> mask)
    {
        int count = 0;
        Array.Clear(_starts);
        foreach (int index in new KeptIndices(mask))
        {
            uint key = ScoreKey.Of(values[index]);
            _keys[count] = key;
            _order[count++] = index;
            for (int pass = 0; pass < Passes; pass++)
            {
                _starts[(pass * Digits) + DigitOf(key, pass)]++;
            }
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            Span<int> starts = _starts.AsSpan(pass * Digits, Digits);
            int sum = 0;
            foreach (ref int start in starts)
            {
                (start, sum) = (sum, sum + start);
            }

            for (int i = 0; i < count; i++)
            {
                int to = starts[DigitOf(_keys[i], pass)]++;
                _nextKeys[to] = _keys[i];
                _nextOrder[to] = _order[i];
            }

            (_keys, _nextKeys) = (_nextKeys, _keys);
            (_order, _nextOrder) = (_nextOrder, _order);
        }

        return _order.AsSpan(0, count);
    }

    private static int DigitOf(uint key, int pass) => (int)(key >> (pass * DigitBits)) & (Digits - 1);
}
