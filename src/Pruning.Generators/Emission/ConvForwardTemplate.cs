using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="ConvForwardKernel"/> and <see cref="ConvScaledKernel"/>.</summary>
internal static class ConvForwardTemplate
{
    public static void Write(SourceWriter writer, ConvForwardKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string bias = kernel.Bias ? " + b[k]" : "";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(conv(x)[k]{bias}); {Shapes(conv)} per tile,
            /// w {Shape(conv)}. Register tiles of filters x pixels: for all rows, for all filters, for all pixels of
            /// the row, for all channels, for all rows of the kernel.
            /// </summary>
            """);
        var frame = new ConvFrame(kernel.Name, kernel, ["b"], null);
        ConvFrameTemplate.Write(writer, frame);
        ConvTileTemplate.WriteAll(
            writer,
            kernel.Name,
            ConvSums.Forward(conv) with { Skips = kernel.Skips },
            ConvFrameTemplate.Tilings(kernel),
            "ref float x, ref float w, ref float b, ref float y, int rows",
            (width, r, _) => kernel.Bias
                ? $"{width.Type}.Create({KernelTemplate.At("b", r)})"
                : "default",
            (width, rows, registers) => Store(writer, kernel, width, rows, registers));
    }

    public static void Write(SourceWriter writer, ConvScaledKernel kernel)
    {
        ConvGeometry conv = kernel.Conv.Conv;
        string addend = kernel.Adds ? " + z[k]" : "";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = f(a[k] conv(x)[k] + b[k]{addend}); {Shapes(conv)} per tile,
            /// w {Shape(conv)}. Register tiles of the plain convolution; a row of pixels is finished when all filters
            /// have it.
            /// </summary>
            """);
        string[] perFilter = ["a", "b"];
        ConvFrameTemplate.Write(
            writer, new ConvFrame(kernel.Name, kernel.Conv, perFilter, kernel.Adds ? "z" : null)
            {
                Finish = () => Finish(writer, kernel),
            });
    }

    /// <summary>[K, C, R, R]</summary>
    public static string Shape(ConvGeometry conv)
    {
        string kernel = Literal.Of(conv.Kernel);
        return $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.GroupChannels)}, {kernel}, {kernel}]";
    }

    private static string Shapes(ConvGeometry conv)
    {
        string x = $"x [{Literal.Of(conv.Channels)}, {Literal.Of(conv.Height)}, {Literal.Of(conv.Width)}, 16]";
        string y = $"y [{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}";
        return x + " and " + y + ", 16]";
    }

    private static void Store(
        SourceWriter writer, ConvForwardKernel kernel, VectorWidth width, int rows, int registers)
    {
        int plane = kernel.Conv.OutputPixels * 16;
        for (int r = 0; r < rows; r++)
        {
            for (int q = 0; q < registers; q++)
            {
                string value = EpilogueTemplate.Forward(kernel.Epilogue, width.Type, $"y{r}_{q}");
                writer.Lines(KernelTemplate.Store(value, "y", (r * plane) + (q * width.Lanes)));
            }
        }
    }

    // One row of pixels of all filters. Sixteen lanes; where a register holds fewer, the JIT splits it.
    private static void Finish(SourceWriter writer, ConvScaledKernel kernel)
    {
        ConvGeometry conv = kernel.Conv.Conv;
        string row = Literal.Of(conv.OutputWidth * 16);
        string place = $"k * {Literal.Of(conv.OutputPixels * 16)} + i * {row}";
        writer.Line();
        using (writer.Block($"for (int k = 0; k < {Literal.Of(conv.GroupFilters)}; k++)"))
        {
            writer.Lines($"ref float yk = ref Unsafe.Add(ref y, {place});");
            if (kernel.Adds)
            {
                writer.Lines($"ref float zk = ref Unsafe.Add(ref z, {place});");
            }

            writer.Lines(
                """
                Vector512<float> ak = Vector512.Create(Unsafe.Add(ref a, k));
                Vector512<float> bk = Vector512.Create(Unsafe.Add(ref b, k));
                """);
            using (writer.Block($"for (nuint j = 0; j < {row}; j += 16)"))
            {
                const string Sum = "Vector512.LoadUnsafe(ref yk, j)";
                string addend = kernel.Adds ? " + Vector512.LoadUnsafe(ref zk, j)" : "";
                string value = EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "value");
                writer.Lines(
                    $"""
                    Vector512<float> value = Vector512.FusedMultiplyAdd({Sum}, ak, bk){addend};
                    {value}.StoreUnsafe(ref yk, j);
                    """);
            }
        }
    }
}
