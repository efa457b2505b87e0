using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the calls of the register tiles of one row of pixels: for all channels, for all pixels.</summary>
internal static class ConvRowTemplate
{
    /// <param name="writer">Receives the text.</param>
    /// <param name="name">The kernel.</param>
    /// <param name="width">The width.</param>
    /// <param name="tiling">The tiles.</param>
    /// <param name="channel">The name of the variable that counts channels.</param>
    /// <param name="read">The name of the first row that is read.</param>
    /// <param name="arguments">The arguments behind what is read; {row} stands for the first channel of the tile,
    /// {end} for the one behind its last, and {pixel} for the offset of its first pixel in the row.</param>
    public static void Write(
        SourceWriter writer,
        string name,
        VectorWidth width,
        ConvTiling tiling,
        string channel,
        string read,
        string arguments)
    {
        RowTiling rows = tiling.Rows;
        string last = Literal.Of(rows.FullRows);
        using (writer.Block($"for (int {channel} = 0; {channel} < {last}; {channel} += {Literal.Of(rows.Rows)})"))
        {
            Pixels(writer, name, width, tiling, rows.Rows, read, KernelTemplate.Tile(arguments, channel, rows.Rows));
        }

        if (rows.Remainder > 0)
        {
            writer.Line();
            string ofTile = KernelTemplate.Tile(arguments, last, rows.Remainder);
            Pixels(writer, name, width, tiling, rows.Remainder, read, ofTile);
        }
    }

    private static void Pixels(
        SourceWriter writer,
        string name,
        VectorWidth width,
        ConvTiling tiling,
        int rows,
        string read,
        string arguments)
    {
        foreach (ColumnRun run in tiling.Columns)
        {
            string method = ConvTileTemplate.NameOf(name, width, rows, run);
            string from = Literal.Of(run.ReadFirst * 16);
            string to = Literal.Of(run.First * 16);
            if (run.Count == 1)
            {
                string place = $"ref Unsafe.Add(ref {read}, {from})";
                writer.Lines($"{method}({place}, {arguments.Replace("{pixel}", to)});");
                continue;
            }

            using (writer.Block($"for (int j = 0; j < {Literal.Of(run.Count)}; j++)"))
            {
                string place = $"ref Unsafe.Add(ref {read}, {from} + j * {Literal.Of(run.ReadStep * 16)})";
                string pixel = $"{to} + j * {Literal.Of(run.Pixels * 16)}";
                writer.Lines($"{method}({place}, {arguments.Replace("{pixel}", pixel)});");
            }
        }
    }
}
