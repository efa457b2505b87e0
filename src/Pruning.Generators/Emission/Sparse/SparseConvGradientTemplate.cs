using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseConvInputGradientKernel"/>.</summary>
internal static class SparseConvGradientTemplate
{
    private const string Places = "ref float x, ref float dx, bool adds";

    public static void Write(SourceWriter writer, SparseConvInputGradientKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string channels = Literal.Of(conv.Channels);
        writer.Lines(
            $"""
            /// <summary>
            /// dx[c] = f'(x[c]) Σ w dy over the kept weights of each of {channels} channels, or that added to dx[c]
            /// before f'; dy {SparseConvTemplate.Shape(kernel.Frame)},
            /// x and dx [{channels}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16] per tile. Register tiles
            /// of pixels: for all tiles, for all channels, for their weights.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float dy, int strideY, {SparseTileTemplate.Lists(true)}, "
            + "ref float x, int strideX, ref float dx, int stride, bool adds, int begin, int end)"))
        {
            SparseTileTemplate.Integers(writer, true);
            KernelTemplate.ForTiles(writer, kernel.Groups, () =>
            {
                string size = Literal.Of(conv.Channels * conv.Pixels * 16);
                writer.Lines(
                    $"""
                    ref float dyt = ref Unsafe.Add(ref dy, g * strideY + t * {Literal.Of(kernel.Frame.Size)});
                    ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {size});
                    ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * {size});
                    """);
                Phases(writer, kernel, VectorWidth.WideTile, "if (Vector512.IsHardwareAccelerated)");
                Phases(writer, kernel, VectorWidth.NarrowTile, "else");
            });
        }

        writer.Line();
        foreach (VectorWidth width in new[] { VectorWidth.WideTile, VectorWidth.NarrowTile })
        {
            IEnumerable<PixelBlock> blocks = Grids(conv)
                .SelectMany(grid => SparseConvTemplate.Distinct(Tiling(grid, width)))
                .GroupBy(block => (block.Rows, block.Columns))
                .Select(group => group.First());
            foreach (PixelBlock block in blocks)
            {
                SparseTileTemplate.Write(writer, Tile(kernel, width, block));
            }
        }
    }

    // The pixels of each phase: their first row and column, and how many rows and columns of them there are.
    private static IEnumerable<(int Row, int Column, int Height, int Width)> Grids(ConvGeometry conv)
    {
        for (int i = 0; i < conv.Stride && i < conv.Height; i++)
        {
            for (int j = 0; j < conv.Stride && j < conv.Width; j++)
            {
                yield return (
                    i,
                    j,
                    (conv.Height - i + conv.Stride - 1) / conv.Stride,
                    (conv.Width - j + conv.Stride - 1) / conv.Stride);
            }
        }
    }

    private static SparseTiling Tiling((int Row, int Column, int Height, int Width) grid, VectorWidth width) =>
        SparseTiling.For(grid.Height, grid.Width, width.Lanes == 16 ? RegisterFile.Wide : RegisterFile.Narrow);

    private static SparsePlanes PlanesOf(SparseConvInputGradientKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        return new SparsePlanes(kernel.Frame.Row, 16, conv.Width * 16 * conv.Stride, 16 * conv.Stride);
    }

    private static void Phases(
        SourceWriter writer, SparseConvInputGradientKernel kernel, VectorWidth width, string condition)
    {
        ConvGeometry conv = kernel.Conv;
        SparsePlanes planes = PlanesOf(kernel);
        using (writer.Block(condition))
        {
            foreach ((int Row, int Column, int Height, int Width) grid in Grids(conv))
            {
                int phase = (grid.Row * conv.Stride) + grid.Column;
                int first = ((grid.Row * conv.Width) + grid.Column) * 16;
                string lists = SparseTileTemplate.Arguments(true, phase == 0 ? "" : Literal.Of(phase));
                planes.ForTiles(writer, Tiling(grid, width), (block, read, write) =>
                {
                    string at = first == 0 ? write : Literal.Of(first) + " + " + write;
                    string name = kernel.Name + SparsePlanes.NameOf(block, width);
                    return $"{name}(ref Unsafe.Add(ref dyt, {read}), {lists}, "
                        + $"ref Unsafe.Add(ref xt, {at}), ref Unsafe.Add(ref dxt, {at}), adds);";
                });
            }
        }
    }

    private static SparseTile Tile(SparseConvInputGradientKernel kernel, VectorWidth width, PixelBlock block)
    {
        ConvGeometry conv = kernel.Conv;
        IReadOnlyList<SparseRegister> registers = PlanesOf(kernel).Registers(block, width);
        return new SparseTile
        {
            Name = kernel.Name + SparsePlanes.NameOf(block, width),
            Vector = width.Type,
            Source = "dy",
            Counter = "c",
            Outputs = conv.Channels,
            Phases = conv.Stride * conv.Stride,
            IsIndirect = true,
            Parameters = Places,
            Registers = registers,
            Finish = writer => Finish(writer, kernel.Epilogue, conv.Pixels * 16, width, registers),
        };
    }

    /// <summary>Adds what is there, applies f' and stores.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="epilogue">f.</param>
    /// <param name="plane">Floats of a plane of dx.</param>
    /// <param name="width">The width.</param>
    /// <param name="registers">The sums.</param>
    public static void Finish(
        SourceWriter writer, Epilogue epilogue, int plane, VectorWidth width, IReadOnlyList<SparseRegister> registers)
    {
        writer.Lines($"ref float dxc = ref Unsafe.Add(ref dx, c * {Literal.Of(plane)});");
        if (epilogue.Kind != EpilogueKind.None)
        {
            writer.Lines($"ref float xc = ref Unsafe.Add(ref x, c * {Literal.Of(plane)});");
        }

        using (writer.Block("if (adds)"))
        {
            for (int i = 0; i < registers.Count; i++)
            {
                writer.Lines($"sum{Literal.Of(i)} += {KernelTemplate.Load(width, "dxc", registers[i].Write)};");
            }
        }

        writer.Line();
        for (int i = 0; i < registers.Count; i++)
        {
            string value = EpilogueTemplate.Backward(
                epilogue, width.Type, "sum" + Literal.Of(i), KernelTemplate.Load(width, "xc", registers[i].Write));
            writer.Lines(KernelTemplate.Store(value, "dxc", registers[i].Write));
        }
    }
}
