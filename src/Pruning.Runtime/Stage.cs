using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;

namespace Pruning;

/// <summary>
/// The copies of a block that a network repeats with <see cref="RepeatAttribute{TBlock}"/>, in the order in which they
/// follow each other. Each has weights of its own.
/// </summary>
/// <typeparam name="TBlock">The class with <see cref="BlockAttribute"/>; its properties are the layers of a
/// copy.</typeparam>
public sealed class Stage<TBlock> : IReadOnlyList<TBlock>
    where TBlock : class
{
    private readonly TBlock[] _blocks;

    /// <summary>Networks make their stages themselves.</summary>
    /// <param name="blocks">The copies in order.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Stage(params TBlock[] blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        _blocks = blocks;
    }

    /// <summary>Number of copies.</summary>
    public int Count => _blocks.Length;

    /// <summary>A copy of the block.</summary>
    /// <param name="index">The place of the copy, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no copy at that place.</exception>
    public TBlock this[int index] => _blocks[index];

    /// <inheritdoc/>
    public IEnumerator<TBlock> GetEnumerator() => ((IEnumerable<TBlock>)_blocks).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _blocks.GetEnumerator();
}
