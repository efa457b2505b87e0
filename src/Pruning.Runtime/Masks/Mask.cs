using System;
using Pruning.Memory;

namespace Pruning.Masks;

/// <summary>Which weights of a layer are kept: M of Y = X · (W ⊙ M).</summary>
public readonly struct Mask
{
    private readonly Arena _arena;
    private readonly int _offset;

    internal Mask(Arena arena, int offset, int count)
    {
        _arena = arena;
        _offset = offset;
        Count = count;
    }

    /// <summary>Number of weights.</summary>
    public int Count { get; }

    /// <summary>How many are kept.</summary>
    public int Kept => _offset < 0 ? Count : MaskBits.CountKept(Words);

    /// <summary>The bits: 1 where the weight is kept; empty for a layer that is not prunable.</summary>
    public ReadOnlySpan<uint> Words => _offset < 0 ? [] : _arena.Words(_offset, MaskBits.WordsFor(Count));

    /// <summary>Whether a weight is kept.</summary>
    /// <param name="index">The weight, by its place in <see cref="Layer.Weights"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public bool this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _offset < 0 || MaskBits.IsKept(Words, index);
        }
    }
}
