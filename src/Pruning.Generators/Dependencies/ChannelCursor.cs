using System;
using System.Collections.Generic;

namespace Pruning.Generators.Dependencies;

/// <summary>Goes through the pieces of a value. It sees what they are when it comes to them.</summary>
internal sealed class ChannelCursor
{
    private readonly Stack<ChannelPiece> _pieces = new();

    public ChannelCursor(IReadOnlyList<ChannelPiece> pieces)
    {
        PutBack(pieces);
    }

    /// <summary>The next piece, or null behind the last one.</summary>
    public ChannelPiece? Next()
    {
        while (_pieces.Count > 0)
        {
            ChannelPiece piece = _pieces.Peek();
            if (piece.Range.IsRoot)
            {
                return piece;
            }

            _pieces.Pop();
            piece.Range.PushParts(_pieces, piece.Width);
        }

        return null;
    }

    /// <summary>Goes over the next piece.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ChannelPiece Take()
    {
        ChannelPiece piece = Next() ?? throw new InvalidOperationException("There is no further piece.");
        _pieces.Pop();
        return piece;
    }

    /// <summary>Goes over all further pieces.</summary>
    public List<ChannelPiece> TakeRest()
    {
        List<ChannelPiece> rest = [];
        while (Next() is not null)
        {
            rest.Add(Take());
        }

        return rest;
    }

    /// <summary>Goes back before pieces that were taken.</summary>
    public void PutBack(IReadOnlyList<ChannelPiece> pieces)
    {
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            _pieces.Push(pieces[i]);
        }
    }
}
