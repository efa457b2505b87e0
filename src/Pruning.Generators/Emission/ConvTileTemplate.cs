using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the register tiles of a convolution, forward or backward: channels x pixels of one row, one method for each
/// pattern of pixels that the border cuts off.
/// </summary>
internal static class ConvTileTemplate
{
    /// <summary>All register tiles of both widths.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="name">The kernel.</param>
    /// <param name="sums">What is summed.</param>
    /// <param name="tilings">The tiles of each width.</param>
    /// <param name="parameters">The parameters of a tile; the last is "int rows".</param>
    /// <param name="start">What a sum starts from: width, channel and register of the tile.</param>
    /// <param name="end">Writes the sums of the tile: width, channels and registers.</param>
    public static void WriteAll(
        SourceWriter writer,
        string name,
        ConvSums sums,
        IEnumerable<(VectorWidth Width, ConvTiling Tiling)> tilings,
        string parameters,
        Func<VectorWidth, int, int, string> start,
        Action<VectorWidth, int, int> end)
    {
        string all = parameters + KernelTemplate.KeptParameters(sums.Skips, "kept");
        foreach ((VectorWidth width, ConvTiling tiling) in tilings)
        {
            foreach (int rows in RowsOf(tiling.Rows))
            {
                foreach (ColumnRun run in tiling.Columns.Where(run => run.Like == run.First))
                {
                    using (writer.Block($"private static void {NameOf(name, width, rows, run)}({all})"))
                    {
                        int registers = run.Pixels * width.Registers;
                        Declare(writer, sums, width, rows, registers, start);
                        Loops(writer, sums, width, rows, run);
                        writer.Line();
                        end(width, rows, registers);
                    }

                    writer.Line();
                }
            }
        }
    }

    /// <summary>The method of a register tile: "Conv..._4x6", or "Conv..._4x6_At0" at the border.</summary>
    public static string NameOf(string kernel, VectorWidth width, int rows, ColumnRun run)
    {
        string size = "_" + Literal.Of(rows) + (width.Lanes == 16 ? "x" : "y") + Literal.Of(run.Pixels);
        return kernel + size + (run.IsInterior ? "" : "_At" + Literal.Of(run.Like));
    }

    /// <summary>The row counts that occur.</summary>
    public static IEnumerable<int> RowsOf(RowTiling rows) =>
        rows.Remainder == 0 ? [rows.Rows] : [rows.Rows, rows.Remainder];

    private static void Declare(
        SourceWriter writer,
        ConvSums sums,
        VectorWidth width,
        int rows,
        int registers,
        Func<VectorWidth, int, int, string> start)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int q = 0; q < registers; q++)
            {
                writer.Lines($"{width.Type}<float> {sums.Sum}{r}_{q} = {start(width, r, q)};");
            }
        }
    }

    private static void Loops(SourceWriter writer, ConvSums sums, VectorWidth width, int rows, ColumnRun run)
    {
        string channel = sums.Channel;
        KernelTemplate.KeptLoop(writer, channel, sums.Channels, sums.Skips ? "kept" : null, "", () =>
        {
            string plane = Literal.Of(sums.ReadPlane);
            string weights = Literal.Of(sums.WeightOfChannel);
            writer.Lines($"ref float read = ref Unsafe.Add(ref {sums.Read}, {channel} * {plane});");
            writer.Lines($"ref float wr = ref Unsafe.Add(ref w, {channel} * {weights});");
            if (sums.RowsAreConstant)
            {
                Taps(writer, sums, width, rows, run);
                return;
            }

            using (writer.Block("for (int r = 0; r < rows; r++)"))
            {
                Taps(writer, sums, width, rows, run);
                writer.Lines(
                    $"""
                    read = ref Unsafe.Add(ref read, {Literal.Of(sums.ReadRow)});
                    wr = ref Unsafe.Add(ref wr, {Literal.Of(sums.WeightOfRow)});
                    """);
            }
        });
    }

    private static void Taps(SourceWriter writer, ConvSums sums, VectorWidth width, int rows, ColumnRun run)
    {
        HashSet<string> loaded = [];
        foreach (Tap tap in run.Taps)
        {
            string suffix = sums.Shares ? "" : "_" + Literal.Of(tap.Column);
            foreach (int column in tap.Reads.Where(column => column >= 0))
            {
                foreach (int v in width.All)
                {
                    string variable = Variable(width, column, v, suffix);
                    if (loaded.Add(variable))
                    {
                        string load = KernelTemplate.Load(width, "read", (column * 16) + (v * width.Lanes));
                        writer.Lines($"{width.Type}<float> {variable} = {load};");
                    }
                }
            }

            for (int r = 0; r < rows; r++)
            {
                string weight = $"w{r}_{tap.Column}";
                string value = KernelTemplate.At("wr", (r * sums.WeightOfSum) + tap.Column);
                writer.Lines($"{width.Type}<float> {weight} = {width.Type}.Create({value});");
                for (int p = 0; p < run.Pixels; p++)
                {
                    foreach (int v in width.All.Where(_ => tap.Reads[p] >= 0))
                    {
                        string sum = $"{sums.Sum}{r}_{(p * width.Registers) + v}";
                        string pixel = Variable(width, tap.Reads[p], v, suffix);
                        writer.Lines($"{sum} = {width.Type}.FusedMultiplyAdd({weight}, {pixel}, {sum});");
                    }
                }
            }
        }
    }

    private static string Variable(VectorWidth width, int column, int register, string suffix) =>
        "x" + Literal.Of((column * width.Registers) + register) + suffix;
}
