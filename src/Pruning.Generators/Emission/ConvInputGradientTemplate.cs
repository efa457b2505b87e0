using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="ConvInputGradientKernel"/>.</summary>
internal static class ConvInputGradientTemplate
{
    private const string Places = "ref float x, ref float dx, bool adds";

    public static void Write(SourceWriter writer, ConvInputGradientKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string x = $"[{Literal.Of(conv.Channels)}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16]";
        string y = $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}, 16]";
        writer.Lines(
            $"""
            /// <summary>
            /// dx[c] = f'(x[c]) Σ_k w[k, c] * dy[k], with the kernel turned around, or that added to dx[c] before f';
            /// w {ConvForwardTemplate.Shape(conv)},
            /// dy {y}, x and dx {x} per tile. Register tiles of
            /// channels x pixels: for all rows, for all channels, for all pixels of the row, for all filters, for all
            /// rows of the kernel.
            /// </summary>
            """);
        List<(VectorWidth Width, ConvTiling Tiling)> tilings =
            [(VectorWidth.WideTile, kernel.Wide), (VectorWidth.NarrowTile, kernel.Narrow)];
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float dy, int strideY, ref float w, ref float x, int strideX, "
            + "ref float dx, int stride, bool adds, int begin, int end"
            + KernelTemplate.KeptParameters(kernel.Skips, "kept", "channels") + ")"))
        {
            KernelTemplate.ForTiles(writer, kernel.Groups, () => Tile(writer, kernel));
        }

        writer.Line();
        foreach ((VectorWidth width, ConvTiling tiling) in tilings)
        {
            Rows(writer, kernel, width, tiling);
        }

        int plane = conv.Pixels * 16;
        ConvTileTemplate.WriteAll(
            writer,
            kernel.Name,
            ConvSums.InputGradient(conv) with { Skips = kernel.Skips },
            tilings,
            $"ref float dy, ref float w, {Places}, int rows",
            (_, _, _) => "default",
            (width, rows, registers) =>
            {
                using (writer.Block("if (adds)"))
                {
                    for (int r = 0; r < rows; r++)
                    {
                        for (int q = 0; q < registers; q++)
                        {
                            string before = KernelTemplate.Load(width, "dx", (r * plane) + (q * width.Lanes));
                            writer.Lines($"dx{r}_{q} += {before};");
                        }
                    }
                }

                writer.Line();
                for (int r = 0; r < rows; r++)
                {
                    for (int q = 0; q < registers; q++)
                    {
                        int at = (r * plane) + (q * width.Lanes);
                        string value = EpilogueTemplate.Backward(
                            kernel.Epilogue, width.Type, $"dx{r}_{q}", KernelTemplate.Load(width, "x", at));
                        writer.Lines(KernelTemplate.Store(value, "dx", at));
                    }
                }
            });
    }

    private static void Tile(SourceWriter writer, ConvInputGradientKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string sizeX = Literal.Of(conv.Channels * conv.Pixels * 16);
        string sizeY = Literal.Of(conv.Filters * conv.OutputPixels * 16);
        writer.Lines(
            $"""
            ref float dyt = ref Unsafe.Add(ref dy, g * strideY + t * {sizeY});
            ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {sizeX});
            ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * {sizeX});
            """);
        if (conv.Groups == 1)
        {
            KernelTemplate.ByWidth(
                writer,
                kernel.Name,
                "ref dyt, ref w, ref xt, ref dxt, adds"
                + KernelTemplate.KeptArguments(kernel.Skips, "kept", "channels"));
            return;
        }

        using (writer.Block($"for (int c = 0; c < {Literal.Of(conv.Groups)}; c++)"))
        {
            writer.Lines(
                $"""
                ref float dyc = ref Unsafe.Add(ref dyt, c * {Literal.Of(conv.GroupFilters * conv.OutputPixels * 16)});
                ref float wc = ref Unsafe.Add(ref w, c * {Literal.Of(conv.GroupFilters * conv.FilterSize)});
                ref float xc = ref Unsafe.Add(ref xt, c * {Literal.Of(conv.GroupChannels * conv.Pixels * 16)});
                ref float dxc = ref Unsafe.Add(ref dxt, c * {Literal.Of(conv.GroupChannels * conv.Pixels * 16)});
                """);
            KernelTemplate.ByWidth(writer, kernel.Name, "ref dyc, ref wc, ref xc, ref dxc, adds");
        }
    }

    private static void Rows(SourceWriter writer, ConvInputGradientKernel kernel, VectorWidth width, ConvTiling tiling)
    {
        ConvGeometry conv = kernel.Conv;
        string stride = Literal.Of(conv.Stride);
        string padding = Literal.Of(conv.Padding);
        string outputRow = Literal.Of(conv.OutputWidth * 16);
        string lastRow = Literal.Of((conv.OutputHeight - 1) * conv.Stride);
        using (writer.Block(
            $"private static void {kernel.Name}_{width.Type}(ref float dy, ref float w, {Places}"
            + KernelTemplate.KeptParameters(kernel.Skips, "kept", "channels") + ")"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(conv.Height)}; i++)"))
        {
            writer.Lines(
                $"""
                int below = i + {padding};
                int first = Math.Max(0, below - {lastRow});
                """);
            if (conv.Stride > 1)
            {
                writer.Lines($"first += (below - first) % {stride};");
            }

            writer.Lines(
                $"""
                int rows = (Math.Min({Literal.Of(conv.Kernel - 1)}, below) - first + {stride}) / {stride};
                ref float dyi = ref Unsafe.Add(ref dy, (below - first) / {stride} * {outputRow});
                ref float wi = ref Unsafe.Add(ref w, first * {Literal.Of(conv.Kernel)});
                """);
            string at = $"{{row}} * {Literal.Of(conv.Pixels * 16)} + i * {Literal.Of(conv.Width * 16)} + {{pixel}}";
            ConvRowTemplate.Write(
                writer,
                kernel.Name,
                width,
                tiling,
                "c",
                "dyi",
                $"ref Unsafe.Add(ref wi, {{row}} * {Literal.Of(conv.Kernel * conv.Kernel)}), "
                + $"ref Unsafe.Add(ref x, {at}), ref Unsafe.Add(ref dx, {at}), adds, rows"
                + KernelTemplate.KeptOfTile(kernel.Skips, "channels", "kept"));
        }

        writer.Line();
    }
}
