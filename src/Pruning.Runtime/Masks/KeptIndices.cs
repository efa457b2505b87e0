using System;
using System.Numerics;

namespace Pruning.Masks;

/// <summary>The kept weights of a mask, ascending: <c>foreach (int index in new KeptIndices(mask))</c>.</summary>
internal ref struct KeptIndices
{
    private readonly ReadOnlySpan<uint> _mask;
    private int _word;
    private uint _bits;

    public KeptIndices(ReadOnlySpan<uint> mask)
    {
        _mask = mask;
        _word = -1;
    }

    public int Current { get; private set; }

    public readonly KeptIndices GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_bits == 0)
        {
            if (++_word >= _mask.Length)
            {
                return false;
            }

            _bits = _mask[_word];
        }

        Current = (_word * MaskBits.WordBits) + BitOperations.TrailingZeroCount(_bits);
        _bits &= _bits - 1;
        return true;
    }
}
