namespace Pruning.Masks;

/// <summary>
/// The weights of a layer, as a matrix with a row per output, cut into blocks: those of the first rows from left to
/// right, then those below. At the right and at the lower border blocks are what is left there. A single weight is a
/// block of 1 x 1, a neuron or filter one of 1 x inputs.
/// </summary>
/// <param name="Outputs">Rows of the matrix.</param>
/// <param name="Inputs">Its columns.</param>
/// <param name="Rows">Rows of a block, at most <paramref name="Outputs"/>.</param>
/// <param name="Columns">Its columns, at most <paramref name="Inputs"/>.</param>
internal readonly record struct BlockGrid(int Outputs, int Inputs, int Rows, int Columns)
{
    /// <summary>Blocks side by side.</summary>
    public int Across => MemberCounts.Blocks(Inputs, Columns);

    /// <summary>Number of blocks.</summary>
    public int Count => MemberCounts.Blocks(Outputs, Rows) * Across;

    /// <summary>A block.</summary>
    public WeightBlock this[int block]
    {
        get
        {
            int row = block / Across * Rows;
            int column = block % Across * Columns;
            return new WeightBlock(
                (row * Inputs) + column,
                int.Min(Rows, Outputs - row),
                int.Min(Columns, Inputs - column),
                Inputs);
        }
    }
}
