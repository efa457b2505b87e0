using System;
using System.Collections.Generic;

namespace Pruning.Generators.Dependencies;

/// <summary>Goes through a value unit by unit, from the start of a piece, and can go back there.</summary>
internal sealed class ChannelWalk(ChannelCursor cursor)
{
    private readonly List<ChannelPiece> _pieces = [];
    private int _unitsOfLast;

    /// <summary>Where the last unit ends that it went over, in channels from the start.</summary>
    public long End { get; private set; }

    /// <summary>The ranges that it went over, and how many of their first units.</summary>
    public IEnumerable<(ChannelRange Range, int Units)> Touched
    {
        get
        {
            for (int i = 0; i < _pieces.Count; i++)
            {
                ChannelRange range = _pieces[i].Range;
                yield return (range, i < _pieces.Count - 1 ? range.Units : _unitsOfLast);
            }
        }
    }

    /// <summary>Goes on to the first end of a unit at or behind a place.</summary>
    public void GoTo(long place)
    {
        while (End < place)
        {
            if (_pieces.Count == 0 || _unitsOfLast == _pieces[_pieces.Count - 1].Range.Units)
            {
                _pieces.Add(cursor.Take());
                _unitsOfLast = 0;
            }

            ChannelPiece last = _pieces[_pieces.Count - 1];
            long wanted = (place - End + last.Width - 1) / last.Width;
            int units = (int)Math.Min(wanted, last.Range.Units - _unitsOfLast);
            _unitsOfLast += units;
            End += (long)units * last.Width;
        }
    }

    /// <summary>Goes back to the start.</summary>
    public void GoBack() => cursor.PutBack(_pieces);
}
