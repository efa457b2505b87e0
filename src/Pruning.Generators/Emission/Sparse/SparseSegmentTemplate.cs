using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>Prints <see cref="SparseConvSegmentKernel"/>.</summary>
internal static class SparseSegmentTemplate
{
    private const string Places = "int first, int last, ref float x, ref float dx, bool adds";

    public static void Write(SourceWriter writer, SparseConvSegmentKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string channels = Literal.Of(conv.Channels);
        string y = $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}, 16]";
        writer.Lines(
            $"""
            /// <summary>
            /// dx[c] = f'(x[c]) Σ w dy over the kept weights of each of {channels} channels, or that added to dx[c]
            /// before f'; dy {y},
            /// x and dx [{channels}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16] per tile. Register tiles
            /// of a row of pixels: for all rows, for all channels, for all columns of the kernel, for the weights of
            /// those of its rows that reach into dy.
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
                string sizeY = Literal.Of(conv.Filters * conv.OutputPixels * 16);
                writer.Lines(
                    $"""
                    ref float dyt = ref Unsafe.Add(ref dy, g * strideY + t * {sizeY});
                    ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {size});
                    ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * {size});
                    """);
                using (writer.Block($"for (int i = 0; i < {Literal.Of(conv.Height)}; i++)"))
                {
                    Row(writer, kernel);
                }
            });
        }

        writer.Line();
        foreach ((VectorWidth width, EquatableArray<ColumnRun> runs) in Rows(kernel))
        {
            foreach (ColumnRun run in runs.Where(run => run.Like == run.First))
            {
                SparseTileTemplate.Write(writer, Tile(kernel, width, run));
            }
        }
    }

    private static IEnumerable<(VectorWidth Width, EquatableArray<ColumnRun> Runs)> Rows(
        SparseConvSegmentKernel kernel) =>
        [(VectorWidth.WideTile, kernel.Wide), (VectorWidth.NarrowTile, kernel.Narrow)];

    private static void Row(SourceWriter writer, SparseConvSegmentKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        writer.Lines(
            $"""
            int below = i + {Literal.Of(conv.Padding)};
            int last = Math.Min({Literal.Of(conv.Kernel)}, below + 1);
            int first = Math.Min(last, Math.Max(0, below - {Literal.Of(conv.OutputHeight - 1)}));
            ref float dyi = ref Unsafe.Add(ref dyt, below * {Literal.Of(conv.OutputWidth * 16)});
            """);
        bool isWide = true;
        foreach ((VectorWidth width, EquatableArray<ColumnRun> runs) in Rows(kernel))
        {
            using (writer.Block(isWide ? "if (Vector512.IsHardwareAccelerated)" : "else"))
            {
                foreach (ColumnRun run in runs)
                {
                    Run(writer, kernel, width, run);
                }
            }

            isWide = false;
        }
    }

    private static void Run(SourceWriter writer, SparseConvSegmentKernel kernel, VectorWidth width, ColumnRun run)
    {
        string read = Literal.Of(run.ReadFirst * 16);
        string write = $"i * {Literal.Of(kernel.Conv.Width * 16)} + {Literal.Of(run.First * 16)}";
        if (run.Count == 1)
        {
            writer.Lines(Call(read, write));
            return;
        }

        using (writer.Block($"for (int j = 0; j < {Literal.Of(run.Count)}; j++)"))
        {
            writer.Lines(Call(
                $"{read} + j * {Literal.Of(run.ReadStep * 16)}", $"{write} + j * {Literal.Of(run.Pixels * 16)}"));
        }

        string Call(string from, string to) =>
            $"{NameOf(kernel, width, run)}(ref Unsafe.Add(ref dyi, {from}), {SparseTileTemplate.Arguments(true)}, "
            + $"first, last, ref Unsafe.Add(ref xt, {to}), ref Unsafe.Add(ref dxt, {to}), adds);";
    }

    private static string NameOf(SparseConvSegmentKernel kernel, VectorWidth width, ColumnRun run) =>
        kernel.Name + "_1" + (width.Lanes == 16 ? "x" : "y") + Literal.Of(run.Pixels) + "_At" + Literal.Of(run.Like);

    private static SparseTile Tile(SparseConvSegmentKernel kernel, VectorWidth width, ColumnRun run)
    {
        ConvGeometry conv = kernel.Conv;
        string size = Literal.Of(conv.Kernel);
        List<SparseRegister> registers = [];
        for (int p = 0; p < run.Pixels; p++)
        {
            for (int lane = 0; lane < 16; lane += width.Lanes)
            {
                registers.Add(new SparseRegister(0, 0, (p * 16) + lane));
            }
        }

        return new SparseTile
        {
            Name = NameOf(kernel, width, run),
            Vector = width.Type,
            Source = "dy",
            Counter = "c",
            Outputs = conv.Channels,
            IsIndirect = true,
            Parameters = Places,
            Registers = registers,
            Lists = [.. run.Taps.Select(tap => new SparseList(
                $"(c * {size} + {Literal.Of(tap.Column)}) * {size} + first",
                $"(c * {size} + {Literal.Of(tap.Column)}) * {size} + last",
                registers
                    .Select((register, i) => Read(tap.Reads[i * width.Lanes / 16], register))
                    .ToEquatableArray()))],
            Finish = writer => SparseConvGradientTemplate.Finish(
                writer, kernel.Epilogue, conv.Pixels * 16, width, registers),
        };
    }

    private static int Read(int column, SparseRegister register) =>
        column < 0 ? -1 : (column * 16) + (register.Write % 16);
}
