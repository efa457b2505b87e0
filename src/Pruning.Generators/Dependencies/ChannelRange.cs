using System.Collections.Generic;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Units that can be removed one by one, as far as is known up to now. What is found out later replaces it: by two
/// parts, by larger units, or by a range that it is tied to. Whoever holds a range that has been replaced finds what it
/// is now by <see cref="PushParts"/>, so that nobody has to be told.
/// </summary>
internal sealed class ChannelRange(int units)
{
    // What replaces it: two parts, or one range whose units are each so many of its own.
    private ChannelRange? _next;
    private ChannelRange? _right;
    private int _factor = 1;

    /// <summary>How many there are.</summary>
    public int Units => units;

    /// <summary>Whether nothing replaces it.</summary>
    public bool IsRoot => _next is null;

    /// <summary>Splits it behind its first units, and returns these.</summary>
    public ChannelRange Split(int first)
    {
        _next = new ChannelRange(first);
        _right = new ChannelRange(units - first);
        return _next;
    }

    /// <summary>Makes each so many consecutive units one, and returns these larger units.</summary>
    public ChannelRange Coarsen(int factor)
    {
        _factor = factor;
        return _next = new ChannelRange(units / factor);
    }

    /// <summary>Ties every unit to the one of the same number of another range, which takes its place.</summary>
    public void MergeInto(ChannelRange other) => _next = other;

    /// <summary>Pushes what it is now, if it has been replaced: the first part comes last.</summary>
    public void PushParts(Stack<ChannelPiece> pieces, int width)
    {
        if (_next is null)
        {
            return;
        }

        if (_right is not null)
        {
            pieces.Push(new ChannelPiece(_right, width));
            pieces.Push(new ChannelPiece(_next, width));
            return;
        }

        // A chain of replacements becomes one.
        while (_next._next is not null && _next._right is null)
        {
            _factor *= _next._factor;
            _next = _next._next;
        }

        pieces.Push(new ChannelPiece(_next, width * _factor));
    }
}
