using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="ConvPredictKernel"/>.</summary>
internal static class ConvPredictTemplate
{
    public static void Write(SourceWriter writer, ConvPredictKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string formula = kernel.End.Formula("conv(x)[k]");
        string x = Unfolding.Of(conv).Shape;
        string w = ConvForwardTemplate.Shape(conv);
        string y = $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}]";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {formula} for one sample; x unfolded {x}, w {w}, y {y}.
            /// Register tiles of filters x vectors of pixels: for all pixels, all filters, all channels, all rows and
            /// columns of the kernel.
            /// </summary>
            """);
        string parameters = SampleEndTemplate.Parameters(kernel.End, "x", "w")
            + KernelTemplate.KeptParameters(kernel.Skips, "rows", "channels");
        using (writer.Block($"internal static void {kernel.Name}({parameters})"))
        {
            if (conv.Groups == 1)
            {
                KernelTemplate.ByWidth(
                    writer,
                    kernel.Name,
                    SampleEndTemplate.Arguments(kernel.End, "", "", "ref x", "ref w")
                    + KernelTemplate.KeptArguments(kernel.Skips, "rows", "channels"));
            }
            else
            {
                Groups(writer, kernel);
            }
        }

        writer.Line();
        WriteWidth(writer, kernel, parameters, VectorWidth.WideTile, kernel.Wide);
        WriteWidth(writer, kernel, parameters, VectorWidth.NarrowTile, kernel.Narrow);
    }

    // Groups of filters, each with channels of its own.
    private static void Groups(SourceWriter writer, ConvPredictKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string filters = Literal.Of(conv.GroupFilters);
        string channels = Literal.Of(conv.GroupChannels * Unfolding.Of(conv).ChannelStep);
        string weights = Literal.Of(conv.GroupFilters * conv.FilterSize);
        string outputs = Literal.Of(conv.GroupFilters * conv.OutputPixels);
        using (writer.Block($"for (int g = 0; g < {Literal.Of(conv.Groups)}; g++)"))
        {
            KernelTemplate.ByWidth(writer, kernel.Name, SampleEndTemplate.Arguments(
                kernel.End,
                $"g * {filters}",
                $"g * {outputs}",
                SampleEndTemplate.Argument("x", $"g * {channels}"),
                SampleEndTemplate.Argument("w", $"g * {weights}")));
        }
    }

    private static void WriteWidth(
        SourceWriter writer, ConvPredictKernel kernel, string parameters, VectorWidth width, PixelTiling tiling) =>
        ConvPredictTiles.Methods(
            writer,
            kernel.Name,
            parameters,
            kernel.Conv,
            width,
            tiling,
            (vectors, pixel) => Filters(writer, kernel, width, tiling, vectors, pixel),
            (filters, vectors) => WriteTile(writer, kernel, width, filters, vectors));

    private static void Filters(
        SourceWriter writer, ConvPredictKernel kernel, VectorWidth width, PixelTiling tiling, int vectors, string pixel)
    {
        ConvGeometry conv = kernel.Conv;
        string plane = Literal.Of(conv.OutputPixels);
        string at = pixel == "0" ? "" : pixel;
        string Arguments(string k) => SampleEndTemplate.Arguments(
            kernel.End,
            k == "0" ? "" : k,
            k == "0" ? at : $"{k} * {plane}" + (at.Length == 0 ? "" : " + " + at),
            SampleEndTemplate.Argument("x", at),
            SampleEndTemplate.Argument("w", k == "0" ? "" : $"{k} * {Literal.Of(conv.FilterSize)}"))
            + KernelTemplate.KeptOfTile(kernel.Skips, "rows", "channels");
        ConvPredictTiles.Filters(writer, kernel.Name, width, tiling, vectors, "k", Arguments);
    }

    private static void WriteTile(
        SourceWriter writer, ConvPredictKernel kernel, VectorWidth width, int filters, int vectors)
    {
        ConvGeometry conv = kernel.Conv;
        SampleEnd end = kernel.End;
        string vector = width.Type;
        string? kept = kernel.Skips ? "channels" : null;
        using (writer.Block(
            $"private static void {kernel.Name}{ConvPredictTiles.Suffix(width, filters, vectors)}"
            + $"({SampleEndTemplate.Parameters(end, "x", "w")}"
            + $"{KernelTemplate.KeptParameters(kernel.Skips, "channels")})"))
        {
            for (int f = 0; f < filters; f++)
            {
                bool biased = end.BeginsWithBias;
                string start = biased ? $"{vector}.Create({KernelTemplate.At("b", f)})" : "default";
                for (int v = 0; v < vectors; v++)
                {
                    writer.Lines($"{vector}<float> y{f}_{v} = {(biased && v > 0 ? $"y{f}_0" : start)};");
                }
            }

            writer.Line();
            writer.Lines("ref float wt = ref w;");
            ConvPredictTiles.Taps(
                writer,
                conv,
                "x",
                kept,
                from => ConvPredictTiles.Tap(
                    writer,
                    conv,
                    width,
                    filters,
                    vectors,
                    from,
                    f => KernelTemplate.At("wt", f * conv.FilterSize)));
            writer.Line();
            for (int f = 0; f < filters; f++)
            {
                foreach (string name in end.Scales ? new[] { "a", "b" } : [])
                {
                    writer.Lines($"{vector}<float> {name}{f} = {vector}.Create({KernelTemplate.At(name, f)});");
                }

                int row = f * conv.OutputPixels;
                SampleEndTemplate.Store(
                    writer,
                    end,
                    vector,
                    Enumerable.Range(0, vectors)
                        .Select(v => ($"y{f}_{v}", Offset(row + ConvPredictTiles.PixelOf(conv, width, vectors, v)))),
                    $"a{f}",
                    $"b{f}");
            }
        }

        writer.Line();
    }

    private static string Offset(int offset) => offset == 0 ? "" : Literal.Of(offset);
}
