using System;

namespace Pruning.Masks;

/// <summary>Some columns of some rows of a matrix of weights, consecutive ones each.</summary>
/// <param name="First">The first weight.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Stride">Weights from one row of the matrix to the next.</param>
internal readonly record struct WeightBlock(int First, int Rows, int Columns, int Stride)
{
    /// <summary>The first weight in a row of the block.</summary>
    public int this[int row] => First + (row * Stride);

    /// <summary>Whether any of its weights is kept.</summary>
    /// <param name="mask">The mask of the weights.</param>
    public bool AnyKept(ReadOnlySpan<uint> mask)
    {
        for (int row = 0; row < Rows; row++)
        {
            if (MaskBits.AnyKept(mask, this[row], Columns))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks its weights as removed.</summary>
    /// <param name="mask">The mask of the weights.</param>
    public void Remove(Span<uint> mask)
    {
        for (int row = 0; row < Rows; row++)
        {
            MaskBits.Remove(mask, this[row], Columns);
        }
    }
}
