using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints what stands around the register tiles of a convolution: for all groups, for all tiles, for all groups of
/// channels; then for all rows of pixels.
/// </summary>
internal static class ConvFrameTemplate
{
    public static void Write(SourceWriter writer, ConvFrame frame)
    {
        string strides = frame.Addend is null ? "" : $", int stride{frame.Addend.ToUpperInvariant()}";
        using (writer.Block(
            $"internal static void {frame.Name}(ref float x, int strideX, ref float w, {frame.Places}{strides}, "
            + "ref float y, int strideY, int begin, int end"
            + KernelTemplate.KeptParameters(frame.Conv.Skips, "kept", "channels") + ")"))
        {
            KernelTemplate.ForTiles(writer, frame.Conv.Groups, () => Tile(writer, frame));
        }

        writer.Line();
        foreach ((VectorWidth width, ConvTiling tiling) in Tilings(frame.Conv))
        {
            Rows(writer, frame, width, tiling);
        }
    }

    /// <summary>The register tiles of both widths.</summary>
    public static IEnumerable<(VectorWidth Width, ConvTiling Tiling)> Tilings(ConvForwardKernel kernel) =>
        [(VectorWidth.WideTile, kernel.Wide), (VectorWidth.NarrowTile, kernel.Narrow)];

    // One tile of sixteen samples: group by group of channels.
    private static void Tile(SourceWriter writer, ConvFrame frame)
    {
        ConvGeometry conv = frame.Conv.Conv;
        string sizeX = Literal.Of(conv.Channels * conv.Pixels * 16);
        string sizeY = Literal.Of(conv.Filters * conv.OutputPixels * 16);
        writer.Lines(
            $"""
            ref float xt = ref Unsafe.Add(ref x, g * strideX + t * {sizeX});
            ref float yt = ref Unsafe.Add(ref y, g * strideY + t * {sizeY});
            """);
        if (frame.Addend is { } z)
        {
            writer.Lines($"ref float {z}t = ref Unsafe.Add(ref {z}, g * stride{z.ToUpperInvariant()} + t * {sizeY});");
        }

        if (conv.Groups == 1)
        {
            IEnumerable<string> places = frame.All.Select(name => name == frame.Addend ? name + "t" : name);
            KernelTemplate.ByWidth(writer, frame.Name, $"ref xt, ref w, {References(places)}, ref yt"
                + KernelTemplate.KeptArguments(frame.Conv.Skips, "kept", "channels"));
            return;
        }

        using (writer.Block($"for (int c = 0; c < {Literal.Of(conv.Groups)}; c++)"))
        {
            string outputs = Literal.Of(conv.GroupFilters * conv.OutputPixels * 16);
            string filters = Literal.Of(conv.GroupFilters);
            writer.Lines(
                $"""
                ref float xc = ref Unsafe.Add(ref xt, c * {Literal.Of(conv.GroupChannels * conv.Pixels * 16)});
                ref float wc = ref Unsafe.Add(ref w, c * {Literal.Of(conv.GroupFilters * conv.FilterSize)});
                ref float yc = ref Unsafe.Add(ref yt, c * {outputs});
                """);
            foreach (string name in frame.All)
            {
                string from = name == frame.Addend ? name + "t, c * " + outputs : name + ", c * " + filters;
                writer.Lines($"ref float {name}c = ref Unsafe.Add(ref {from});");
            }

            string places = References(frame.All.Select(name => name + "c"));
            KernelTemplate.ByWidth(writer, frame.Name, $"ref xc, ref wc, {places}, ref yc");
        }
    }

    private static string References(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => "ref " + name));

    private static void Rows(SourceWriter writer, ConvFrame frame, VectorWidth width, ConvTiling tiling)
    {
        ConvGeometry conv = frame.Conv.Conv;
        string row = Literal.Of(conv.OutputWidth * 16);
        string plane = Literal.Of(conv.OutputPixels * 16);
        using (writer.Block(
            $"private static void {frame.Name}_{width.Type}(ref float x, ref float w, {frame.Places}, ref float y"
            + KernelTemplate.KeptParameters(frame.Conv.Skips, "kept", "channels") + ")"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(conv.OutputHeight)}; i++)"))
        {
            FirstRow(writer, conv);
            ConvRowTemplate.Write(
                writer,
                frame.Conv.Name,
                width,
                tiling,
                "k",
                "xi",
                $"ref Unsafe.Add(ref wi, {{row}} * {Literal.Of(conv.FilterSize)}), "
                + $"ref Unsafe.Add(ref {frame.PerFilter[frame.PerFilter.Count - 1]}, {{row}}), "
                + $"ref Unsafe.Add(ref y, {{row}} * {plane} + i * {row} + {{pixel}}), rows"
                + KernelTemplate.KeptOfTile(frame.Conv.Skips, "kept", "channels"));
            frame.Finish?.Invoke();
        }

        writer.Line();
    }

    // The rows of the kernel that lie in the image, and the row of x that the first of them reads.
    private static void FirstRow(SourceWriter writer, ConvGeometry conv)
    {
        string from = "i" + (conv.Stride == 1 ? "" : $" * {Literal.Of(conv.Stride)}");
        string kernel = Literal.Of(conv.Kernel);
        string row = Literal.Of(conv.Width * 16);
        if (conv.Padding == 0)
        {
            writer.Lines(
                $"""
                const int rows = {kernel};
                ref float xi = ref Unsafe.Add(ref x, {from} * {row});
                ref float wi = ref w;
                """);
            return;
        }

        writer.Lines(
            $"""
            int top = {from} - {Literal.Of(conv.Padding)};
            int first = Math.Max(0, -top);
            int rows = Math.Min({kernel}, {Literal.Of(conv.Height)} - top) - first;
            ref float xi = ref Unsafe.Add(ref x, (top + first) * {row});
            ref float wi = ref Unsafe.Add(ref w, first * {kernel});
            """);
    }
}
