using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseDensePredictKernel"/> and <see cref="SparseConvPredictKernel"/>.</summary>
internal static class SparsePredictTemplate
{
    public static void Write(SourceWriter writer, SparseDensePredictKernel kernel)
    {
        SampleEnd end = kernel.End;
        string units = Literal.Of(kernel.Units);
        string inputs = Literal.Of(kernel.Inputs);
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {end.Formula("Σ w x[c]")} for one sample, over the kept weights: those of inputs that are
            /// not zero, or 16 at a time where that is faster; x [{inputs}], y [{units}].
            /// </summary>
            """);
        string parameters = SampleEndTemplate.Parameters(
            end, "x", "columns", "outputs", "values", "slotValues", "slotIndices", "slotTables", "slotRows");
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        {
            writer.Lines(
                $$"""
                SampleSlots slots = new(ref slotValues, ref slotIndices, ref slotTables, ref slotRows, {{units}});
                if (slots.AreFaster(ref x, {{inputs}}, ref columns))
                {
                    slots.Multiply(ref x, ref y);
                }
                else
                {
                    SparseSamples.Multiply(ref x, {{inputs}}, ref columns, ref outputs, ref values, ref y, {{units}});
                }

                """);
            using (writer.Block($"for (nuint k = 0; k < {units}; k += 16)"))
            {
                string value = (end.Scales, end.Shifts) switch
                {
                    (true, _) => "Vector512.FusedMultiplyAdd(sum, Vector512.LoadUnsafe(ref a, k), "
                        + "Vector512.LoadUnsafe(ref b, k))",
                    (_, true) => "sum + Vector512.LoadUnsafe(ref b, k)",
                    _ => "sum",
                };
                writer.Lines("Vector512<float> sum = Vector512.LoadUnsafe(ref y, k);");
                value += end.Adds ? " + Vector512.LoadUnsafe(ref z, k)" : "";
                if (value != "sum")
                {
                    writer.Lines($"sum = {value};");
                }

                writer.Lines(
                    $"{EpilogueTemplate.Forward(end.Activation, "Vector512", "sum")}.StoreUnsafe(ref y, k);");
            }
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, SparseConvPredictKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string y = $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}]";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {kernel.End.Formula("Σ w x")} for one sample, over the kept weights of each filter; x unfolded
            /// {Unfolding.Of(conv).Shape}, y {y}. Register tiles of vectors of pixels.
            /// </summary>
            """);
        (VectorWidth Width, RegisterFile File)[] widths =
            [(VectorWidth.WideTile, RegisterFile.Wide), (VectorWidth.NarrowTile, RegisterFile.Narrow)];
        string parameters = SampleEndTemplate.Parameters(kernel.End, "x", "rows", "offsets", "values");
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        {
            SparseTileTemplate.Integers(writer, false);
            foreach ((VectorWidth width, RegisterFile file) in widths)
            {
                using (writer.Block(width.Lanes == 16 ? "if (Vector512.IsHardwareAccelerated)" : "else"))
                {
                    Tiles(writer, kernel, width, kernel.Split(file));
                }
            }
        }

        writer.Line();
        foreach ((VectorWidth width, RegisterFile file) in widths)
        {
            SparseTileTemplate.Write(writer, Tile(kernel, width, kernel.Split(file).Vectors));
        }
    }

    private static void Tiles(
        SourceWriter writer, SparseConvPredictKernel kernel, VectorWidth width, (int Tiles, int Vectors) split)
    {
        int step = split.Vectors * width.Lanes;
        using (writer.Block($"for (int i = 0; i < {Literal.Of(split.Tiles)}; i++)"))
        {
            string name = NameOf(kernel, width, split.Vectors);
            string last = Literal.Of(kernel.Conv.OutputPixels - step);
            string lists = SparseTileTemplate.Arguments(false);
            string end = string.Concat(kernel.End.Vectors.Select(name => $", ref {name}"))
                + (kernel.End.Adds ? ", ref Unsafe.Add(ref z, p)" : "");
            writer.Lines(
                $"""
                int p = Math.Min(i * {Literal.Of(step)}, {last});
                {name}(ref Unsafe.Add(ref x, p), {lists}{end}, ref Unsafe.Add(ref y, p));
                """);
        }
    }

    private static string NameOf(SparseConvPredictKernel kernel, VectorWidth width, int vectors) =>
        kernel.Name + (width.Lanes == 16 ? "_x" : "_y") + Literal.Of(vectors);

    private static SparseTile Tile(SparseConvPredictKernel kernel, VectorWidth width, int vectors)
    {
        SampleEnd end = kernel.End;
        IReadOnlyList<SparseRegister> registers = [.. Enumerable.Range(0, vectors).Select(
            v => new SparseRegister(0, v * width.Lanes, v * width.Lanes))];
        bool starts = end.BeginsWithBias;
        return new SparseTile
        {
            Name = NameOf(kernel, width, vectors),
            Vector = width.Type,
            Source = "x",
            Counter = "k",
            Outputs = kernel.Conv.Filters,
            Parameters = string.Join(", ", end.Operands.Concat(["y"]).Select(name => "ref float " + name)),
            Registers = registers,
            HasBias = starts,
            Finish = writer => SparseConvTemplate.Finish(writer, end, kernel.Conv.OutputPixels, width, registers),
        };
    }
}
