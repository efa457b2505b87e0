using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseConvKernel"/> and <see cref="SparseConvTiles"/>.</summary>
internal static class SparseConvTemplate
{
    public static void Write(SourceWriter writer, SparseConvKernel kernel)
    {
        ConvGeometry conv = kernel.Tiles.Conv;
        SampleEnd end = kernel.End;
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {end.Formula("Σ w x")} over the kept weights of each of {Literal.Of(conv.Filters)} filters; x
            /// {Shape(kernel.Tiles.Frame)}
            /// and y [{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}, 16]
            /// per tile. Register tiles of pixels: for all tiles, for all filters, for their weights.
            /// </summary>
            """);
        string scale = end.Scales ? "ref float a, " : "";
        string addend = end.Adds ? "ref float z, int strideZ, " : "";
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, {SparseTileTemplate.Lists(false)}, "
            + $"{scale}ref float b, {addend}ref float y, int strideY, int begin, int end)"))
        {
            SparseTileTemplate.Integers(writer, false);
            KernelTemplate.ForTiles(writer, kernel.Groups, () =>
            {
                string size = Literal.Of(conv.Filters * conv.OutputPixels * 16);
                writer.Lines(
                    $"""
                    ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {Literal.Of(kernel.Tiles.Frame.Size)});
                    ref float yt = ref Unsafe.Add(ref y, g * strideY + t * {size});
                    """);
                if (end.Adds)
                {
                    writer.Lines($"ref float zt = ref Unsafe.Add(ref z, g * strideZ + t * {size});");
                }

                ByWidth(writer, kernel);
            });
        }

        writer.Line();
    }

    public static void Write(SourceWriter writer, SparseConvTiles tiles)
    {
        foreach ((VectorWidth width, SparseTiling tiling) in Tilings(tiles.Wide, tiles.Narrow))
        {
            foreach (PixelBlock block in Distinct(tiling))
            {
                SparseTileTemplate.Write(writer, Tile(tiles, width, block));
            }
        }
    }

    /// <summary>The tilings of both widths.</summary>
    public static IEnumerable<(VectorWidth Width, SparseTiling Tiling)> Tilings(
        SparseTiling wide, SparseTiling narrow) =>
        [(VectorWidth.WideTile, wide), (VectorWidth.NarrowTile, narrow)];

    /// <summary>One block of each size.</summary>
    public static IEnumerable<PixelBlock> Distinct(SparseTiling tiling) =>
        tiling.Blocks.GroupBy(block => (block.Rows, block.Columns)).Select(group => group.First());

    /// <summary>"[16, 34, 34, 16]"</summary>
    public static string Shape(FramePlan frame)
    {
        string height = Literal.Of(frame.Height + (2 * frame.Border));
        string width = Literal.Of(frame.Width + (2 * frame.Border));
        return $"[{Literal.Of(frame.Channels)}, {height}, {width}, 16]";
    }

    private static SparsePlanes PlanesOf(SparseConvTiles tiles)
    {
        ConvGeometry conv = tiles.Conv;
        return new SparsePlanes(tiles.Frame.Row * conv.Stride, 16 * conv.Stride, conv.OutputWidth * 16, 16);
    }

    private static void ByWidth(SourceWriter writer, SparseConvKernel kernel)
    {
        SparseConvTiles tiles = kernel.Tiles;
        foreach ((VectorWidth width, SparseTiling tiling) in Tilings(tiles.Wide, tiles.Narrow))
        {
            using (writer.Block(width.Lanes == 16 ? "if (Vector512.IsHardwareAccelerated)" : "else"))
            {
                PlanesOf(tiles).ForTiles(writer, tiling, (block, read, write) =>
                    $"{tiles.Name}{SparsePlanes.NameOf(block, width)}(ref Unsafe.Add(ref xt, {read}), "
                    + $"{SparseTileTemplate.Arguments(false)}, {Ends(kernel, write)}, "
                    + $"ref Unsafe.Add(ref yt, {write}));");
            }
        }
    }

    private static string Ends(SparseConvKernel kernel, string write)
    {
        const string None = "ref Unsafe.NullRef<float>()";
        SampleEnd end = kernel.End;
        return kernel.Tiles.HasBias
            ? "ref b"
            : (end.Scales ? "ref a, ref b, " : $"{None}, {None}, ")
                + (end.Adds ? $"ref Unsafe.Add(ref zt, {write}), " : $"{None}, ")
                + (end.Activation.Kind == EpilogueKind.None ? "false" : "true");
    }

    private static SparseTile Tile(SparseConvTiles tiles, VectorWidth width, PixelBlock block)
    {
        IReadOnlyList<SparseRegister> registers = PlanesOf(tiles).Registers(block, width);
        int plane = tiles.Conv.OutputPixels * 16;
        return new SparseTile
        {
            Name = tiles.Name + SparsePlanes.NameOf(block, width),
            Vector = width.Type,
            Source = "x",
            Counter = "k",
            Outputs = tiles.Conv.Filters,
            Parameters =
                (tiles.HasBias ? "ref float b" : "ref float a, ref float b, ref float z, bool bends") + ", ref float y",
            Registers = registers,
            HasBias = tiles.HasBias,
            Finish = writer =>
            {
                if (tiles.HasBias)
                {
                    Finish(writer, new SampleEnd(true, false, false, tiles.Activation), plane, width, registers);
                }
                else
                {
                    FinishOpen(writer, tiles.Activation, plane, width, registers);
                }
            },
        };
    }

    // What is absent is a null reference; all filters of a call are alike, so that the branches are foreseen.
    private static void FinishOpen(
        SourceWriter writer,
        Epilogue activation,
        int plane,
        VectorWidth width,
        IReadOnlyList<SparseRegister> registers)
    {
        using (writer.Block("if (!Unsafe.IsNullRef(ref a))"))
        {
            Scale(writer, width, registers);
        }

        writer.Line();
        using (writer.Block("if (!Unsafe.IsNullRef(ref z))"))
        {
            writer.Lines($"ref float zk = ref Unsafe.Add(ref z, k * {Literal.Of(plane)});");
            Add(writer, width, registers);
        }

        writer.Line();
        writer.Lines($"ref float yk = ref Unsafe.Add(ref y, k * {Literal.Of(plane)});");
        using (writer.Block("if (bends)"))
        {
            Store(writer, activation, width, registers);
        }

        using (writer.Block("else"))
        {
            Store(writer, Epilogue.None, width, registers);
        }
    }

    /// <summary>Brings sums to their end and stores them.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="end">The end; a bias is part of the sums.</param>
    /// <param name="size">Floats of a plane of y.</param>
    /// <param name="width">The width.</param>
    /// <param name="registers">The sums.</param>
    public static void Finish(
        SourceWriter writer, SampleEnd end, int size, VectorWidth width, IReadOnlyList<SparseRegister> registers)
    {
        string plane = Literal.Of(size);
        writer.Lines($"ref float yk = ref Unsafe.Add(ref y, k * {plane});");
        if (end.Scales)
        {
            Scale(writer, width, registers);
        }

        if (end.Adds)
        {
            writer.Lines($"ref float zk = ref Unsafe.Add(ref z, k * {plane});");
            Add(writer, width, registers);
        }

        Store(writer, end.Activation, width, registers);
    }

    private static void Scale(SourceWriter writer, VectorWidth width, IReadOnlyList<SparseRegister> registers)
    {
        writer.Lines(
            $"""
            {width.Type}<float> ak = {width.Type}.Create(Unsafe.Add(ref a, k));
            {width.Type}<float> bk = {width.Type}.Create(Unsafe.Add(ref b, k));
            """);
        for (int i = 0; i < registers.Count; i++)
        {
            string sum = "sum" + Literal.Of(i);
            writer.Lines($"{sum} = {width.Type}.FusedMultiplyAdd({sum}, ak, bk);");
        }
    }

    private static void Add(SourceWriter writer, VectorWidth width, IReadOnlyList<SparseRegister> registers)
    {
        for (int i = 0; i < registers.Count; i++)
        {
            writer.Lines($"sum{Literal.Of(i)} += {KernelTemplate.Load(width, "zk", registers[i].Write)};");
        }
    }

    private static void Store(
        SourceWriter writer, Epilogue activation, VectorWidth width, IReadOnlyList<SparseRegister> registers)
    {
        for (int i = 0; i < registers.Count; i++)
        {
            string value = EpilogueTemplate.Forward(activation, width.Type, "sum" + Literal.Of(i));
            writer.Lines(KernelTemplate.Store(value, "yk", registers[i].Write));
        }
    }
}
