using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the register tiles of the weight gradient of a convolution: filters x channels x columns of the kernel,
/// summed over the pixels of some rows.
/// </summary>
internal static class WeightTileTemplate
{
    private const string TileParameters = "ref float dy, ref float x, ref float sums, int rows";

    /// <summary>"ConvWeightGradient..._4x2x3": filters, channels and columns.</summary>
    public static string NameOf(ConvWeightGradientKernel kernel, VectorWidth width, WeightTile size)
    {
        string tile = $"_{Literal.Of(size.Filters)}x{Literal.Of(size.Channels)}x{Literal.Of(size.Taps.Count)}";
        string at = size.Taps.Count == kernel.Conv.Kernel ? "" : "_At" + Literal.Of(size.Taps.First);
        return kernel.Name + tile + (width.Lanes == 16 ? "" : "_Narrow") + at;
    }

    /// <summary>The method of one register tile.</summary>
    public static void Write(SourceWriter writer, ConvWeightGradientKernel kernel, VectorWidth width, WeightTile size)
    {
        ConvGeometry conv = kernel.Conv;
        TapBlock taps = size.Taps;
        List<(string Name, int Filter, int Channel, int Tap)> sums =
        [
            .. from f in Enumerable.Range(0, size.Filters)
               from c in Enumerable.Range(0, size.Channels)
               from s in Enumerable.Range(taps.First, taps.Count)
               select ($"dw{f}_{c}_{s}", f, c, s),
        ];
        int Place((string Name, int Filter, int Channel, int Tap) sum) =>
            ((sum.Filter * conv.FilterSize) + (sum.Channel * conv.Kernel * conv.Kernel) + sum.Tap) * 16;
        using (writer.Block($"private static void {NameOf(kernel, width, size)}({TileParameters})"))
        {
            foreach ((string Name, int Filter, int Channel, int Tap) sum in sums)
            {
                writer.Lines($"{width.Type}<float> {sum.Name} = {KernelTemplate.Load(width, "sums", Place(sum))};");
            }

            using (writer.Block("for (int i = 0; i < rows; i++)"))
            {
                foreach (EdgePixel edge in taps.Left)
                {
                    Edge(writer, conv, width, size, edge);
                }

                if (taps.InteriorCount > 0)
                {
                    Interior(writer, conv, width, size);
                }

                foreach (EdgePixel edge in taps.Right)
                {
                    Edge(writer, conv, width, size, edge);
                }

                writer.Lines(
                    $"""
                    dy = ref Unsafe.Add(ref dy, {Literal.Of(conv.OutputWidth * 16)});
                    x = ref Unsafe.Add(ref x, {Literal.Of(conv.Stride * conv.Width * 16)});
                    """);
            }

            writer.Line();
            foreach ((string Name, int Filter, int Channel, int Tap) sum in sums)
            {
                writer.Lines(KernelTemplate.Store(sum.Name, "sums", Place(sum)));
            }
        }

        writer.Line();
    }

    private static void Interior(SourceWriter writer, ConvGeometry conv, VectorWidth width, WeightTile size)
    {
        TapBlock taps = size.Taps;
        int first = (taps.InteriorFirst * conv.Stride) + taps.First - conv.Padding;
        writer.Lines(
            $"""
            ref float dyj = ref Unsafe.Add(ref dy, {Literal.Of(taps.InteriorFirst * 16)});
            ref float xj = ref Unsafe.Add(ref x, {Literal.Of(first * 16)});
            """);
        using (writer.Block($"for (int j = 0; j < {Literal.Of(taps.InteriorCount)}; j++)"))
        {
            IEnumerable<int> columns = Enumerable.Range(taps.First, taps.Count);
            Products(writer, conv, width, size, "dyj", 0, "xj", s => s - taps.First, columns);
            writer.Lines(
                $"""
                dyj = ref Unsafe.Add(ref dyj, 16);
                xj = ref Unsafe.Add(ref xj, {Literal.Of(conv.Stride * 16)});
                """);
        }

        writer.Line();
    }

    private static void Edge(SourceWriter writer, ConvGeometry conv, VectorWidth width, WeightTile size, EdgePixel edge)
    {
        writer.Lines("{");
        Products(
            writer,
            conv,
            width,
            size,
            "dy",
            edge.Pixel,
            "x",
            s => (edge.Pixel * conv.Stride) + s - conv.Padding,
            edge.Taps);
        writer.Lines("}");
        writer.Line();
    }

    private static void Products(
        SourceWriter writer,
        ConvGeometry conv,
        VectorWidth width,
        WeightTile size,
        string dy,
        int pixel,
        string x,
        System.Func<int, int> columnOf,
        IEnumerable<int> taps)
    {
        for (int f = 0; f < size.Filters; f++)
        {
            string load = KernelTemplate.Load(width, dy, (f * conv.OutputPixels * 16) + (pixel * 16));
            writer.Lines($"{width.Type}<float> dy{f} = {load};");
        }

        foreach (int s in taps)
        {
            for (int c = 0; c < size.Channels; c++)
            {
                string load = KernelTemplate.Load(width, x, (c * conv.Pixels * 16) + (columnOf(s) * 16));
                writer.Lines($"{width.Type}<float> x{c}_{s} = {load};");
                for (int f = 0; f < size.Filters; f++)
                {
                    string sum = $"dw{f}_{c}_{s}";
                    writer.Lines($"{sum} = {width.Type}.FusedMultiplyAdd(dy{f}, x{c}_{s}, {sum});");
                }
            }
        }
    }
}
