using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="ConvForwardKernel"/>.</summary>
internal static class ConvForwardTemplate
{
    public static void Write(SourceWriter writer, ConvForwardKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string x = $"x [{Literal.Of(conv.Channels)}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16]";
        string y = $"y [{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}, 16]";
        string formula = kernel.End switch
        {
            ConvEnd.Scaled => "f(a[k] conv(x)[k] + b[k])",
            ConvEnd.ScaledSum => "f(a[k] conv(x)[k] + b[k] + z[k])",
            ConvEnd.NoBias => "f(conv(x)[k])",
            _ => "f(conv(x)[k] + b[k])",
        };
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {formula}; {x} and {y} per tile,
            /// w {Shape(conv)}. Register tiles of filters x pixels: for all rows, for all filters, for all pixels of
            /// the row, for all channels, for all rows of the kernel.
            /// </summary>
            """);
        string places = kernel.End switch
        {
            ConvEnd.Scaled => "ref float a, ref float b",
            ConvEnd.ScaledSum => "ref float a, ref float b, ref float z",
            _ => "ref float b",
        };
        string strideZ = kernel.End == ConvEnd.ScaledSum ? ", int strideZ" : "";
        List<(VectorWidth Width, ConvTiling Tiling)> tilings =
            [(VectorWidth.WideTile, kernel.Wide), (VectorWidth.NarrowTile, kernel.Narrow)];
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float w, {places}{strideZ}, "
            + "ref float y, int strideY, int begin, int end)"))
        {
            KernelTemplate.ForTiles(writer, kernel.Groups, () => Tile(writer, kernel));
        }

        writer.Line();
        foreach ((VectorWidth width, ConvTiling tiling) in tilings)
        {
            Rows(writer, kernel, width, tiling, places);
        }

        ConvTileTemplate.WriteAll(
            writer,
            kernel.Name,
            ConvSums.Forward(conv),
            tilings,
            $"ref float x, ref float w, {places}, ref float y, int rows",
            (width, r, _) => kernel.End == ConvEnd.Bias
                ? $"{width.Type}.Create({KernelTemplate.At("b", r)})"
                : $"{width.Type}<float>.Zero",
            (width, rows, registers) => End(writer, kernel, width, rows, registers));
    }

    /// <summary>[K, C, R, R]</summary>
    public static string Shape(ConvGeometry conv)
    {
        string kernel = Literal.Of(conv.Kernel);
        return $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.GroupChannels)}, {kernel}, {kernel}]";
    }

    // One tile of sixteen samples: group by group of channels.
    private static void Tile(SourceWriter writer, ConvForwardKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        writer.Lines(
            $"""
            ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {Literal.Of(conv.Channels * conv.Pixels * 16)});
            ref float yt = ref Unsafe.Add(ref y, g * strideY + t * {Literal.Of(conv.Filters * conv.OutputPixels * 16)});
            """);
        string size = Literal.Of(conv.Filters * conv.OutputPixels * 16);
        string at = conv.Groups == 1 ? "" : $" + c * {Literal.Of(conv.GroupFilters * conv.OutputPixels * 16)}";
        string z = $"ref Unsafe.Add(ref z, g * strideZ + t * {size}{at})";
        string k = $"c * {Literal.Of(conv.GroupFilters)}";
        string offset = conv.Groups == 1 ? "ref {0}" : "ref Unsafe.Add(ref {0}, " + k + ")";
        string places = kernel.End switch
        {
            ConvEnd.Scaled => Format(offset, "a") + ", " + Format(offset, "b"),
            ConvEnd.ScaledSum => Format(offset, "a") + ", " + Format(offset, "b") + ", " + z,
            _ => Format(offset, "b"),
        };
        if (conv.Groups == 1)
        {
            KernelTemplate.ByWidth(writer, kernel.Name, $"ref xt, ref w, {places}, ref yt");
            return;
        }

        using (writer.Block($"for (int c = 0; c < {Literal.Of(conv.Groups)}; c++)"))
        {
            writer.Lines(
                $"""
                ref float xc = ref Unsafe.Add(ref xt, c * {Literal.Of(conv.GroupChannels * conv.Pixels * 16)});
                ref float wc = ref Unsafe.Add(ref w, c * {Literal.Of(conv.GroupFilters * conv.FilterSize)});
                ref float yc = ref Unsafe.Add(ref yt, c * {Literal.Of(conv.GroupFilters * conv.OutputPixels * 16)});
                """);
            KernelTemplate.ByWidth(writer, kernel.Name, $"ref xc, ref wc, {places}, ref yc");
        }
    }

    private static string Format(string pattern, string name) => pattern.Replace("{0}", name);

    private static void Rows(
        SourceWriter writer, ConvForwardKernel kernel, VectorWidth width, ConvTiling tiling, string places)
    {
        ConvGeometry conv = kernel.Conv;
        string row = Literal.Of(conv.OutputWidth * 16);
        string plane = Literal.Of(conv.OutputPixels * 16);
        string arguments = kernel.End switch
        {
            ConvEnd.Scaled => "ref Unsafe.Add(ref a, {row}), ref Unsafe.Add(ref b, {row})",
            ConvEnd.ScaledSum => "ref Unsafe.Add(ref a, {row}), ref Unsafe.Add(ref b, {row}), "
                + $"ref Unsafe.Add(ref z, {{row}} * {plane} + i * {row} + {{pixel}})",
            _ => "ref Unsafe.Add(ref b, {row})",
        };
        using (writer.Block(
            $"private static void {kernel.Name}_{width.Type}(ref float x, ref float w, {places}, ref float y)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(conv.OutputHeight)}; i++)"))
        {
            string from = $"i * {Literal.Of(conv.Stride)}";
            string kernelRows = Literal.Of(conv.Kernel);
            if (conv.Padding == 0)
            {
                writer.Lines($"const int rows = {kernelRows};");
                writer.Lines($"ref float xi = ref Unsafe.Add(ref x, {from} * {Literal.Of(conv.Width * 16)});");
                writer.Lines("ref float wi = ref w;");
            }
            else
            {
                writer.Lines(
                    $"""
                    int top = {from} - {Literal.Of(conv.Padding)};
                    int first = Math.Max(0, -top);
                    int rows = Math.Min({kernelRows}, {Literal.Of(conv.Height)} - top) - first;
                    ref float xi = ref Unsafe.Add(ref x, (top + first) * {Literal.Of(conv.Width * 16)});
                    ref float wi = ref Unsafe.Add(ref w, first * {kernelRows});
                    """);
            }

            ConvRowTemplate.Write(
                writer,
                kernel.Name,
                width,
                tiling,
                "k",
                "xi",
                $"ref Unsafe.Add(ref wi, {{row}} * {Literal.Of(conv.FilterSize)}), {arguments}, "
                + $"ref Unsafe.Add(ref y, {{row}} * {plane} + i * {row} + {{pixel}}), rows");
        }

        writer.Line();
    }

    private static void End(SourceWriter writer, ConvForwardKernel kernel, VectorWidth width, int rows, int registers)
    {
        int plane = kernel.Conv.OutputPixels * 16;
        for (int r = 0; r < rows; r++)
        {
            if (kernel.End is ConvEnd.Scaled or ConvEnd.ScaledSum)
            {
                writer.Lines(
                    $"""
                    {width.Type}<float> a{r} = {width.Type}.Create({KernelTemplate.At("a", r)});
                    {width.Type}<float> b{r} = {width.Type}.Create({KernelTemplate.At("b", r)});
                    """);
            }

            for (int q = 0; q < registers; q++)
            {
                int at = (r * plane) + (q * width.Lanes);
                string value = kernel.End switch
                {
                    ConvEnd.Scaled => $"{width.Type}.FusedMultiplyAdd(y{r}_{q}, a{r}, b{r})",
                    ConvEnd.ScaledSum => $"({width.Type}.FusedMultiplyAdd(y{r}_{q}, a{r}, b{r}) + "
                        + KernelTemplate.Load(width, "z", at) + ")",
                    _ => $"y{r}_{q}",
                };
                if (value.Length > 8 && kernel.Epilogue.Kind == EpilogueKind.LeakyRelu)
                {
                    writer.Lines($"y{r}_{q} = {value};");
                    value = $"y{r}_{q}";
                }

                string result = EpilogueTemplate.Forward(kernel.Epilogue, width.Type, value);
                writer.Lines(KernelTemplate.Store(result, "y", at));
            }
        }
    }
}
