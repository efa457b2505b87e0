using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseConvKernel"/>.</summary>
internal static class SparseConvTemplate
{
    public static void Write(SourceWriter writer, SparseConvKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        var planes = new SparsePlanes(
            kernel.Frame.Row * conv.Stride, 16 * conv.Stride, conv.OutputWidth * 16, 16);
        string formula = kernel.Scaled
            ? "a[k] Σ w x + b[k]" + (kernel.Adds ? " + z[k]" : "")
            : "Σ w x" + (kernel.Bias ? " + b[k]" : "");
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f({formula}) over the kept weights of each of {Literal.Of(conv.Filters)} filters; x
            /// {Shape(kernel.Frame)}
            /// and y [{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}, 16]
            /// per tile. Register tiles of pixels: for all tiles, for all filters, for their weights.
            /// </summary>
            """);
        string scale = kernel.Scaled ? "ref float a, " : "";
        string addend = kernel.Adds ? "ref float z, int strideZ, " : "";
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
                    ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {Literal.Of(kernel.Frame.Size)});
                    ref float yt = ref Unsafe.Add(ref y, g * strideY + t * {size});
                    """);
                if (kernel.Adds)
                {
                    writer.Lines($"ref float zt = ref Unsafe.Add(ref z, g * strideZ + t * {size});");
                }

                ByWidth(writer, kernel, planes);
            });
        }

        writer.Line();
        foreach ((VectorWidth width, SparseTiling tiling) in Tilings(kernel.Wide, kernel.Narrow))
        {
            foreach (PixelBlock block in Distinct(tiling))
            {
                SparseTileTemplate.Write(writer, Tile(kernel, planes, width, block));
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

    private static void ByWidth(SourceWriter writer, SparseConvKernel kernel, SparsePlanes planes)
    {
        bool isWide = true;
        foreach ((VectorWidth width, SparseTiling tiling) in Tilings(kernel.Wide, kernel.Narrow))
        {
            using (writer.Block(isWide ? "if (Vector512.IsHardwareAccelerated)" : "else"))
            {
                planes.ForTiles(writer, tiling, (block, read, write) =>
                    $"{kernel.Name}{SparsePlanes.NameOf(block, width)}(ref Unsafe.Add(ref xt, {read}), "
                    + $"{SparseTileTemplate.Arguments(false)}, {(kernel.Scaled ? "ref a, " : "")}ref b, "
                    + (kernel.Adds ? $"ref Unsafe.Add(ref zt, {write}), " : "")
                    + $"ref Unsafe.Add(ref yt, {write}));");
            }

            isWide = false;
        }
    }

    private static SparseTile Tile(
        SparseConvKernel kernel, SparsePlanes planes, VectorWidth width, PixelBlock block)
    {
        IReadOnlyList<SparseRegister> registers = planes.Registers(block, width);
        bool starts = kernel.Bias && !kernel.Scaled;
        return new SparseTile
        {
            Name = kernel.Name + SparsePlanes.NameOf(block, width),
            Vector = width.Type,
            Source = "x",
            Counter = "k",
            Outputs = kernel.Conv.Filters,
            Parameters = (kernel.Scaled ? "ref float a, " : "") + "ref float b, "
                + (kernel.Adds ? "ref float z, " : "") + "ref float y",
            Registers = registers,
            Start = starts ? $"{width.Type}.Create(Unsafe.Add(ref b, k))" : width.Type + "<float>.Zero",
            Finish = writer => Finish(
                writer,
                new SampleEnd(true, kernel.Scaled, kernel.Adds, kernel.Epilogue),
                kernel.Conv.OutputPixels * 16,
                width,
                registers),
        };
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
            writer.Lines(
                $"""
                {width.Type}<float> ak = {width.Type}.Create(Unsafe.Add(ref a, k));
                {width.Type}<float> bk = {width.Type}.Create(Unsafe.Add(ref b, k));
                """);
        }

        if (end.Adds)
        {
            writer.Lines($"ref float zk = ref Unsafe.Add(ref z, k * {plane});");
        }

        for (int i = 0; i < registers.Count; i++)
        {
            string sum = "sum" + Literal.Of(i);
            if (end.Scales)
            {
                writer.Lines($"{sum} = {width.Type}.FusedMultiplyAdd({sum}, ak, bk);");
            }

            if (end.Adds)
            {
                writer.Lines($"{sum} += {KernelTemplate.Load(width, "zk", registers[i].Write)};");
            }

            string value = EpilogueTemplate.Forward(end.Activation, width.Type, sum);
            writer.Lines(KernelTemplate.Store(value, "yk", registers[i].Write));
        }
    }
}
