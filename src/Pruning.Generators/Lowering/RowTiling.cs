namespace Pruning.Generators.Lowering;

/// <summary>
/// How the rows of an output are cut into register tiles: <c>Blocks</c> tiles of <c>Rows</c> rows, then one of
/// <c>Remainder</c> rows.
/// </summary>
internal sealed record RowTiling(int Rows, int Blocks, int Remainder)
{
    /// <summary>Rows that the full tiles cover.</summary>
    public int FullRows => Rows * Blocks;

    /// <summary>
    /// Cuts <paramref name="count"/> rows into tiles of at most <paramref name="most"/> rows: the largest divisor that
    /// uses at least two thirds of the registers, so that there is no remainder; else tiles as equal as they can be.
    /// </summary>
    public static RowTiling For(int count, int most)
    {
        if (count <= most)
        {
            return new RowTiling(count, 1, 0);
        }

        for (int rows = most; rows * 3 >= most * 2; rows--)
        {
            if (count % rows == 0)
            {
                return new RowTiling(rows, count / rows, 0);
            }
        }

        int tiles = (count + most - 1) / most;
        int even = (count + tiles - 1) / tiles;
        return new RowTiling(even, count / even, count % even);
    }

    public override string ToString() =>
        Remainder == 0 ? Blocks + " x " + Rows : Blocks + " x " + Rows + " + " + Remainder;
}
