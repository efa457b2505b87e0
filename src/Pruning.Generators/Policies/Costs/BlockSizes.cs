using System;

namespace Pruning.Generators.Policies.Costs;

/// <summary>The blocks of the matrix of weights of a layer. At its right and lower border they are smaller.</summary>
/// <param name="settings">Rows and columns of a block.</param>
/// <param name="outputs">Rows of the matrix.</param>
/// <param name="inputs">Its columns.</param>
internal readonly struct BlockSizes(MemberSettings settings, int outputs, int inputs)
{
    /// <summary>How many blocks there are.</summary>
    public int Count =>
        MemberCounts.Blocks(outputs, settings.Rows) * MemberCounts.Blocks(inputs, settings.Columns);

    /// <summary>The weights of so many blocks.</summary>
    public Bounds WeightsOf(Bounds blocks) => new(Least(blocks.Least), Most(blocks.Most));

    // Of the smallest blocks.
    private long Least(long blocks) => ((long)outputs * inputs) - Most(Count - blocks);

    // Of the largest blocks: whole ones, then those of the border that is longer, then the other, then the corner.
    private long Most(long blocks)
    {
        long wholeRows = outputs / settings.Rows;
        long wholeColumns = inputs / settings.Columns;
        long belowRows = outputs % settings.Rows;
        long besideColumns = inputs % settings.Columns;
        long sum = Take(ref blocks, wholeRows * wholeColumns, (long)settings.Rows * settings.Columns);
        long beside = settings.Rows * besideColumns;
        long below = belowRows * settings.Columns;
        long besides = besideColumns > 0 ? wholeRows : 0;
        long belows = belowRows > 0 ? wholeColumns : 0;
        sum += beside >= below ? Take(ref blocks, besides, beside) : Take(ref blocks, belows, below);
        sum += beside >= below ? Take(ref blocks, belows, below) : Take(ref blocks, besides, beside);
        return sum + Take(ref blocks, 1, belowRows * besideColumns);
    }

    private static long Take(ref long blocks, long most, long size)
    {
        long taken = Math.Min(blocks, most);
        blocks -= taken;
        return taken * size;
    }
}
