using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Union-find over ranges of channels. A value is a list of pieces; tying two values makes corresponding channels one
/// unit. For that ranges are split, their units are made larger, and they are merged, until both lists are the same. It
/// costs by the number of pieces, not of channels.
/// </summary>
internal sealed class ChannelTies(int mostSplits = ChannelTies.MostSplits)
{
    /// <summary>
    /// How often ranges are split at most. Sums of values whose parts are shifted against each other by a few of many
    /// channels split off one channel after the other, and end with a single unit; beyond this number that end is taken
    /// at once.
    /// </summary>
    public const int MostSplits = 1 << 14;

    private int _splits;

    /// <summary>What the pieces are now.</summary>
    public static List<ChannelPiece> Resolve(IReadOnlyList<ChannelPiece> pieces) =>
        new ChannelCursor(pieces).TakeRest();

    /// <summary>Ties every channel of a value to that with the same number of the other, which has as many.</summary>
    public void Tie(IReadOnlyList<ChannelPiece> left, IReadOnlyList<ChannelPiece> right)
    {
        ChannelCursor a = new(left);
        ChannelCursor b = new(right);
        while (a.Next() is { } x && b.Next() is { } y)
        {
            if (_splits >= mostSplits)
            {
                // Too much is tied rather than too little: all that is left is one unit.
                Collapse(a.TakeRest().Concat(b.TakeRest()).Select(piece => (piece.Range, piece.Range.Units)));
            }
            else if (x.Range == y.Range && x.Width == y.Width)
            {
                a.Take();
                b.Take();
            }
            else if (!TieUnits(x, y))
            {
                TieBlock(a, b);
            }
        }
    }

    // Ties as many units as lie side by side in both pieces, so many of the one to so many of the other that both are
    // equally wide. False where there are none, or where both are the same range.
    private bool TieUnits(ChannelPiece x, ChannelPiece y)
    {
        int divisor = GreatestDivisor(x.Width, y.Width);
        int xUnits = y.Width / divisor;
        int yUnits = x.Width / divisor;
        int blocks = Math.Min(x.Range.Units / xUnits, y.Range.Units / yUnits);
        if (blocks == 0 || x.Range == y.Range)
        {
            return false;
        }

        ChannelRange first = Coarsen(First(x.Range, blocks * xUnits), xUnits);
        Coarsen(First(y.Range, blocks * yUnits), yUnits).MergeInto(first);
        return true;
    }

    // Makes one unit of all that lies before the next place where units of both values end. That can tie it to units
    // behind that place, so the block is looked at once more, and passed when it is one.
    private void TieBlock(ChannelCursor a, ChannelCursor b)
    {
        ChannelWalk left = new(a);
        ChannelWalk right = new(b);
        left.GoTo(1);
        while (left.End != right.End)
        {
            ChannelWalk behind = left.End < right.End ? left : right;
            behind.GoTo(Math.Max(left.End, right.End));
        }

        List<(ChannelRange Range, int Units)> touched = [.. left.Touched, .. right.Touched];
        ChannelRange range = touched[0].Range;
        if (range.Units > 1 || touched.Exists(other => other.Range != range))
        {
            Collapse(touched);
            left.GoBack();
            right.GoBack();
        }
    }

    // Makes the first units of some ranges, which may be there twice, one.
    private void Collapse(IEnumerable<(ChannelRange Range, int Units)> touched)
    {
        ChannelRange? unit = null;
        foreach (IGrouping<ChannelRange, int> range in touched.GroupBy(item => item.Range, item => item.Units))
        {
            int units = range.Max();
            ChannelRange one = Coarsen(First(range.Key, units), units);
            if (unit is null)
            {
                unit = one;
            }
            else
            {
                one.MergeInto(unit);
            }
        }
    }

    private ChannelRange First(ChannelRange range, int units)
    {
        if (units == range.Units)
        {
            return range;
        }

        _splits++;
        return range.Split(units);
    }

    private static ChannelRange Coarsen(ChannelRange range, int factor) =>
        factor == 1 ? range : range.Coarsen(factor);

    private static int GreatestDivisor(int left, int right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
