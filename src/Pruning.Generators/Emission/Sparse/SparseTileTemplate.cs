using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints the register tiles of sparse kernels.</summary>
internal static class SparseTileTemplate
{
    /// <summary>The lists of kept weights, as parameters of a kernel.</summary>
    /// <param name="isIndirect">Whether they hold the places of weights.</param>
    public static string Lists(bool isIndirect) =>
        "ref float rows, ref float offsets, " + (isIndirect ? "ref float places, " : "") + "ref float values";

    /// <summary>Makes lists of integers of them.</summary>
    public static void Integers(SourceWriter writer, bool isIndirect)
    {
        writer.Lines(
            """
            ref int row = ref Unsafe.As<float, int>(ref rows);
            ref int offset = ref Unsafe.As<float, int>(ref offsets);
            """);
        if (isIndirect)
        {
            writer.Lines("ref int place = ref Unsafe.As<float, int>(ref places);");
        }
    }

    /// <summary>The lists as arguments of a register tile.</summary>
    /// <param name="isIndirect">Whether they hold the places of weights.</param>
    /// <param name="phase">The list of the first output.</param>
    public static string Arguments(bool isIndirect, string phase = "")
    {
        string row = phase.Length == 0 ? "ref row" : $"ref Unsafe.Add(ref row, {phase})";
        return row + ", ref offset, " + (isIndirect ? "ref place, " : "") + "ref values";
    }

    public static void Write(SourceWriter writer, SparseTile tile)
    {
        string v = tile.Vector;
        string x = tile.Source;
        string k = tile.Counter;
        string places = tile.IsIndirect ? "ref int places, " : "";
        string place = tile.IsIndirect ? "Unsafe.Add(ref places, n)" : "n";
        using (writer.Block(
            $"private static void {tile.Name}(ref float {x}, ref int rows, ref int offsets, {places}ref float values, "
            + $"{tile.Parameters})"))
        {
            for (int g = 1; g < tile.Groups; g++)
            {
                string stride = g == 1 ? "stride" : $"{Literal.Of(g)} * stride";
                writer.Lines($"ref float {x}{Literal.Of(g)} = ref Unsafe.Add(ref {x}, {stride});");
            }

            using (writer.Block($"for (int {k} = 0; {k} < {Literal.Of(tile.Outputs)}; {k}++)"))
            {
                if (tile.HasBias)
                {
                    writer.Lines($"{v}<float> bias = {v}.Create(Unsafe.Add(ref b, {k}));");
                }

                for (int i = 0; i < tile.Registers.Count; i++)
                {
                    writer.Lines($"{v}<float> sum{Literal.Of(i)} = {(tile.HasBias ? "bias" : "default")};");
                }

                foreach (SparseList part in Parts(tile))
                {
                    using (writer.Block(
                        $"for (nint n = Unsafe.Add(ref rows, {part.First}), end = Unsafe.Add(ref rows, {part.End}); "
                        + "n < end; n++)"))
                    {
                        writer.Lines(
                            $"""
                            nint offset = Unsafe.Add(ref offsets, n);
                            {v}<float> w = {v}.Create(Unsafe.Add(ref values, {place}));
                            """);
                        Products(writer, tile, part.Reads);
                    }
                }

                writer.Line();
                tile.Finish(writer);
            }
        }

        writer.Line();
    }

    private static IReadOnlyList<SparseList> Parts(SparseTile tile)
    {
        string list = tile.Phases == 1 ? tile.Counter : $"{tile.Counter} * {Literal.Of(tile.Phases)}";
        EquatableArray<int> reads = tile.Registers.Select(sum => sum.Read).ToEquatableArray();
        return tile.Lists ?? [new SparseList(list, list + " + 1", reads)];
    }

    private static void Products(SourceWriter writer, SparseTile tile, EquatableArray<int> reads)
    {
        for (int g = 0; g < tile.Groups; g++)
        {
            string suffix = g == 0 ? "" : Literal.Of(g);
            writer.Lines(
                $"ref float at{suffix} = ref Unsafe.Add(ref {tile.Source}{suffix}, offset);");
        }

        for (int i = 0; i < tile.Registers.Count; i++)
        {
            SparseRegister register = tile.Registers[i];
            if (reads[i] < 0)
            {
                continue;
            }

            string at = "at" + (register.Group == 0 ? "" : Literal.Of(register.Group));
            string read = $"{tile.Vector}.LoadUnsafe(ref {at}"
                + (reads[i] == 0 ? ")" : $", {Literal.Of(reads[i])})");
            string sum = "sum" + Literal.Of(i);
            writer.Lines($"{sum} = {tile.Vector}.FusedMultiplyAdd(w, {read}, {sum});");
        }
    }
}
