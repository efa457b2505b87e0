using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// How a plane of pixels is cut into register tiles when every filter has a pattern of its own: all registers go to
/// pixels, so that a weight and its offset are read for as many products as there can be.
/// </summary>
/// <param name="Blocks">The tiles: full ones, then those of the edges.</param>
internal sealed record SparseTiling(EquatableArray<PixelBlock> Blocks)
{
    // Cycles that a weight takes beside its products: value, offset, and the loop over them.
    private const double PerWeight = 3;

    // What a further method has to gain.
    private const double PerMethod = 0.03;

    /// <summary>The tiles of a plane.</summary>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="file">The registers.</param>
    public static SparseTiling For(int height, int width, RegisterFile file)
    {
        // One register holds the weight, and some are left for what ends the kernel.
        int most = (file.Registers * 3 / 4) / file.PerPixel;
        SparseTiling? best = null;
        double least = double.MaxValue;
        for (int columns = Math.Min(width, most); columns > 0; columns--)
        {
            for (int rows = 1; rows <= Math.Min(height, most / columns); rows++)
            {
                SparseTiling tiling = Cut(height, width, rows, columns);
                double time = tiling.Blocks.Sum(block =>
                    block.RowTiles * block.ColumnTiles
                    * ((block.Rows * block.Columns * file.PerPixel / 2.0) + PerWeight));
                time *= 1 + (PerMethod * tiling.Blocks.Count);
                if (time < least)
                {
                    (least, best) = (time, tiling);
                }
            }
        }

        return best ?? throw new ArgumentException("There are no pixels.", nameof(height));
    }

    public override string ToString() => string.Join(" + ", Blocks.Select(block => block.ToString()));

    private static SparseTiling Cut(int height, int width, int rows, int columns)
    {
        List<PixelBlock> blocks = [];
        foreach ((int r, int firstRow, int rowTiles) in Parts(height, rows))
        {
            foreach ((int c, int firstColumn, int columnTiles) in Parts(width, columns))
            {
                blocks.Add(new PixelBlock(r, c, firstRow, rowTiles, firstColumn, columnTiles));
            }
        }

        return new SparseTiling(blocks.ToEquatableArray());
    }

    private static IEnumerable<(int Size, int First, int Tiles)> Parts(int count, int size)
    {
        yield return (size, 0, count / size);
        if (count % size > 0)
        {
            yield return (count % size, count - (count % size), 1);
        }
    }
}
