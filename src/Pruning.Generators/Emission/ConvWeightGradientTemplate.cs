using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="ConvWeightGradientKernel"/>.</summary>
internal static class ConvWeightGradientTemplate
{
    public static void Write(SourceWriter writer, ConvWeightGradientKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string x = $"x [{Literal.Of(conv.Channels)}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16]";
        string y = $"dy [{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, "
            + $"{Literal.Of(conv.OutputWidth)}, 16]";
        writer.Lines(
            $"""
            /// <summary>
            /// dw[k, c, r, s] = Σ_i Σ_j dy[k, i, j] x[c, i', j'] of each group, lane by lane and then over the lanes;
            /// {x} and {y} per tile, dw {ConvForwardTemplate.Shape(conv)}.
            /// Register tiles of filters x channels x kernel columns: for all filters, for some rows, for all channels,
            /// for all kernel rows, for all pixels of these rows.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float dy, int strideY, "
            + "ref float sums, int stride, ref float dw, int strideW, int begin, int end"
            + KernelTemplate.KeptParameters(kernel.Skips, "kept", "channels") + ")"))
        using (writer.Block("for (int g = begin; g < end; g++)"))
        {
            writer.Lines(
                """
                ref float xg = ref Unsafe.Add(ref x, g * strideX);
                ref float dyg = ref Unsafe.Add(ref dy, g * strideY);
                ref float sg = ref Unsafe.Add(ref sums, g * stride);
                ref float dwg = ref Unsafe.Add(ref dw, g * strideW);
                """);
            if (conv.Groups == 1)
            {
                KernelTemplate.ByWidth(
                    writer,
                    kernel.Name,
                    "ref xg, ref dyg, ref sg, ref dwg"
                    + KernelTemplate.KeptArguments(kernel.Skips, "kept", "channels"));
            }
            else
            {
                string outputs = Literal.Of(conv.GroupFilters * conv.OutputPixels * 16);
                using (writer.Block($"for (int q = 0; q < {Literal.Of(conv.Groups)}; q++)"))
                {
                    writer.Lines(
                        $"""
                        ref float xq = ref Unsafe.Add(ref xg, q * {Literal.Of(conv.GroupChannels * conv.Pixels * 16)});
                        ref float dyq = ref Unsafe.Add(ref dyg, q * {outputs});
                        ref float dwq = ref Unsafe.Add(ref dwg, q * {Literal.Of(conv.GroupFilters * conv.FilterSize)});
                        """);
                    KernelTemplate.ByWidth(writer, kernel.Name, "ref xq, ref dyq, ref sg, ref dwq");
                }
            }
        }

        writer.Line();
        foreach ((VectorWidth width, WeightTiling tiling) in
            new[] { (VectorWidth.WideTile, kernel.Wide), (VectorWidth.NarrowTile, kernel.Narrow) })
        {
            Filters(writer, kernel, width, tiling);
            foreach (int filters in ConvTileTemplate.RowsOf(tiling.Filters))
            {
                Sums(writer, kernel, width, tiling, filters);
                foreach (int channels in ConvTileTemplate.RowsOf(tiling.Channels))
                {
                    foreach (TapBlock taps in tiling.Taps)
                    {
                        WeightTileTemplate.Write(writer, kernel, width, new WeightTile(filters, channels, taps));
                    }
                }
            }
        }
    }

    private static void Filters(
        SourceWriter writer, ConvWeightGradientKernel kernel, VectorWidth width, WeightTiling tiling)
    {
        ConvGeometry conv = kernel.Conv;
        string plane = Literal.Of(conv.OutputPixels * 16);
        string filterSize = Literal.Of(conv.FilterSize);
        string Call(int filters, string k) =>
            $"{kernel.Name}_{width.Type}_{Literal.Of(filters)}(ref x, ref Unsafe.Add(ref dy, {k} * {plane}), "
            + $"ref sums, ref Unsafe.Add(ref dw, {k} * {filterSize})"
            + KernelTemplate.Tile(KernelTemplate.KeptOfTile(kernel.Skips, "kept", "channels"), k, filters) + ");";
        RowTiling rows = tiling.Filters;
        using (writer.Block(
            $"private static void {kernel.Name}_{width.Type}(ref float x, ref float dy, ref float sums, ref float dw"
            + KernelTemplate.KeptParameters(kernel.Skips, "kept", "channels") + ")"))
        {
            string last = Literal.Of(rows.FullRows);
            using (writer.Block($"for (int k = 0; k < {last}; k += {Literal.Of(rows.Rows)})"))
            {
                writer.Lines(Call(rows.Rows, "k"));
            }

            if (rows.Remainder > 0)
            {
                writer.Line();
                writer.Lines(Call(rows.Remainder, last));
            }
        }

        writer.Line();
    }

    // All weights of the filters of one tile.
    private static void Sums(
        SourceWriter writer, ConvWeightGradientKernel kernel, VectorWidth width, WeightTiling tiling, int filters)
    {
        ConvGeometry conv = kernel.Conv;
        string count = Literal.Of(filters * conv.FilterSize);
        string height = Literal.Of(conv.OutputHeight);
        string method = $"{kernel.Name}_{width.Type}_{Literal.Of(filters)}";
        using (writer.Block(
            $"private static void {method}(ref float x, ref float dy, ref float sums, ref float dw"
            + KernelTemplate.KeptParameters(kernel.Skips, "channels") + ")"))
        {
            writer.Lines($"MemoryMarshal.CreateSpan(ref sums, {count} * 16).Clear();");
            using (writer.Block($"for (int t = 0; t < {Literal.Of(kernel.Groups.TilesPerGroup)}; t++)"))
            {
                writer.Lines(
                    $"""
                    ref float xt = ref Unsafe.Add(ref x, t * {Literal.Of(conv.Channels * conv.Pixels * 16)});
                    ref float dyt = ref Unsafe.Add(ref dy, t * {Literal.Of(conv.Filters * conv.OutputPixels * 16)});
                    """);
                string chunk = Literal.Of(tiling.ChunkRows);
                using (writer.Block($"for (int top = 0; top < {height}; top += {chunk})"))
                {
                    writer.Lines($"int below = Math.Min({height}, top + {chunk});");
                    RowTiling rows = tiling.Channels;
                    string last = Literal.Of(rows.FullRows);
                    using (writer.Block($"for (int c = 0; c < {last}; c += {Literal.Of(rows.Rows)})"))
                    {
                        KernelRows(writer, kernel, width, tiling, filters, rows.Rows, "c");
                    }

                    if (rows.Remainder > 0)
                    {
                        writer.Line();
                        KernelRows(writer, kernel, width, tiling, filters, rows.Remainder, last);
                    }
                }
            }

            writer.Line();
            writer.Lines($"Lanes.SumLanes(ref sums, ref dw, {count});");
        }

        writer.Line();
    }

    private static void KernelRows(
        SourceWriter writer,
        ConvWeightGradientKernel kernel,
        VectorWidth width,
        WeightTiling tiling,
        int filters,
        int channels,
        string channel)
    {
        ConvGeometry conv = kernel.Conv;
        string size = Literal.Of(conv.Kernel);
        string stride = Literal.Of(conv.Stride);
        string padding = Literal.Of(conv.Padding);
        string bottom = Literal.Of(conv.Height - 1 + conv.Padding + conv.Stride);
        string plane = Literal.Of(conv.Pixels * 16);
        string row = Literal.Of(conv.Width * 16);
        string taps = Literal.Of(conv.Kernel * conv.Kernel);
        string outputRow = Literal.Of(conv.OutputWidth * 16);
        string from = kernel.Skips
            ? $"KeptRuns.Any(channels, {channel}, {channel} + {Literal.Of(channels)}) ? 0 : {size}"
            : "0";
        using (writer.Block($"for (int r = {from}; r < {size}; r++)"))
        {
            writer.Lines(
                $"""
                int first = Math.Max(top, ({Literal.Of(conv.Padding + conv.Stride - 1)} - r) / {stride});
                int rows = Math.Min(below, ({bottom} - r) / {stride}) - first;
                """);
            using (writer.Block("if (rows > 0)"))
            {
                writer.Lines(
                    $"""
                    int from = first * {stride} + r - {padding};
                    ref float xr = ref Unsafe.Add(ref xt, {channel} * {plane} + from * {row});
                    ref float dyr = ref Unsafe.Add(ref dyt, first * {outputRow});
                    ref float sr = ref Unsafe.Add(ref sums, ({channel} * {taps} + r * {size}) * 16);
                    """);
                foreach (TapBlock block in tiling.Taps)
                {
                    string tile = WeightTileTemplate.NameOf(kernel, width, new WeightTile(filters, channels, block));
                    writer.Lines($"{tile}(ref dyr, ref xr, ref sr, rows);");
                    if (width.Lanes == 8)
                    {
                        writer.Lines(
                            $"{tile}(ref Unsafe.Add(ref dyr, 8), ref Unsafe.Add(ref xr, 8), "
                            + "ref Unsafe.Add(ref sr, 8), rows);");
                    }
                }
            }
        }
    }
}
