using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>How the register tiles of a sparse convolution lie over planes of pixels.</summary>
/// <param name="ReadRow">Floats that are read between two rows of a tile.</param>
/// <param name="ReadPixel">Floats that are read between two pixels of a row.</param>
/// <param name="WriteRow">Floats that are written between two rows.</param>
/// <param name="WritePixel">Floats that are written between two pixels.</param>
internal sealed record SparsePlanes(int ReadRow, int ReadPixel, int WriteRow, int WritePixel)
{
    /// <summary>The registers of a tile.</summary>
    public IReadOnlyList<SparseRegister> Registers(PixelBlock block, VectorWidth width)
    {
        List<SparseRegister> registers = [];
        for (int i = 0; i < block.Rows; i++)
        {
            for (int j = 0; j < block.Columns; j++)
            {
                for (int lane = 0; lane < 16; lane += width.Lanes)
                {
                    registers.Add(new SparseRegister(
                        0, (i * ReadRow) + (j * ReadPixel) + lane, (i * WriteRow) + (j * WritePixel) + lane));
                }
            }
        }

        return registers;
    }

    /// <summary>"_2x8", or "_2y8" of narrow registers.</summary>
    public static string NameOf(PixelBlock block, VectorWidth width) =>
        "_" + Literal.Of(block.Rows) + (width.Lanes == 16 ? "x" : "y") + Literal.Of(block.Columns);

    /// <summary>Calls the tiles of a plane.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="tiling">The tiles.</param>
    /// <param name="call">A call, from the block, and the offsets of what its first pixel reads and writes.</param>
    public void ForTiles(
        SourceWriter writer, SparseTiling tiling, System.Func<PixelBlock, string, string, string> call)
    {
        foreach (PixelBlock block in tiling.Blocks)
        {
            string read = Offset(block.FirstRow * ReadRow, block.FirstColumn * ReadPixel);
            string write = Offset(block.FirstRow * WriteRow, block.FirstColumn * WritePixel);
            Loop(writer, "i", block.RowTiles, block.Rows * ReadRow, block.Rows * WriteRow, read, write, (r, w) =>
                Loop(
                    writer,
                    "j",
                    block.ColumnTiles,
                    block.Columns * ReadPixel,
                    block.Columns * WritePixel,
                    r,
                    w,
                    (from, to) => writer.Lines(call(block, from, to))));
        }
    }

    private static void Loop(
        SourceWriter writer,
        string counter,
        int count,
        int readStep,
        int writeStep,
        string read,
        string write,
        System.Action<string, string> body)
    {
        if (count == 1)
        {
            body(read, write);
            return;
        }

        using (writer.Block($"for (int {counter} = 0; {counter} < {Literal.Of(count)}; {counter}++)"))
        {
            body(
                $"{read} + {counter} * {Literal.Of(readStep)}",
                $"{write} + {counter} * {Literal.Of(writeStep)}");
        }
    }

    private static string Offset(int row, int column) => Literal.Of(row + column);
}
