using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="GatedConvPredictKernel"/>.</summary>
internal static class GatedConvPredictTemplate
{
    public static void Write(SourceWriter writer, GatedConvPredictKernel kernel)
    {
        ConvGeometry conv = kernel.Conv;
        string y = $"[{Literal.Of(conv.Filters)}, {Literal.Of(conv.OutputHeight)}, {Literal.Of(conv.OutputWidth)}]";
        writer.Lines(
            $"""
            /// <summary>
            /// y[k] = {kernel.End.Formula("conv(x)[k]", "m[k]")} for one sample and the winners k alone; winners
            /// [{Literal.Of(kernel.Winners)}], x unfolded {Unfolding.Of(conv).Shape},
            /// w {ConvForwardTemplate.Shape(conv)}, y {y}.
            /// Register tiles of winners x vectors of pixels: for all pixels, all winners, all channels, all rows and
            /// columns of the kernel.
            /// </summary>
            """);
        using (writer.Block(
            $"internal static void {kernel.Name}"
            + $"({SampleEndTemplate.GatedParameters(kernel.End, "ref float winners")})"))
        {
            writer.Lines("ref int winner = ref Unsafe.As<float, int>(ref winners);");
            KernelTemplate.ByWidth(
                writer,
                kernel.Name,
                SampleEndTemplate.GatedArguments(kernel.End, "", "ref x", "ref winner", "ref w"));
        }

        writer.Line();
        WriteWidth(writer, kernel, VectorWidth.WideTile, kernel.Wide);
        WriteWidth(writer, kernel, VectorWidth.NarrowTile, kernel.Narrow);
    }

    private static void WriteWidth(
        SourceWriter writer, GatedConvPredictKernel kernel, VectorWidth width, PixelTiling tiling) =>
        ConvPredictTiles.Methods(
            writer,
            kernel.Name,
            SampleEndTemplate.GatedParameters(kernel.End, "ref int winner"),
            kernel.Conv,
            width,
            tiling,
            (vectors, pixel) => Winners(writer, kernel, width, tiling, vectors, pixel),
            (filters, vectors) => WriteTile(writer, kernel, width, filters, vectors));

    private static void Winners(
        SourceWriter writer,
        GatedConvPredictKernel kernel,
        VectorWidth width,
        PixelTiling tiling,
        int vectors,
        string pixel)
    {
        string at = pixel == "0" ? "" : pixel;
        string Arguments(string i) => SampleEndTemplate.GatedArguments(
            kernel.End,
            at,
            SampleEndTemplate.Argument("x", at),
            SampleEndTemplate.Argument("winner", i == "0" ? "" : i),
            "ref w");
        ConvPredictTiles.Filters(writer, kernel.Name, width, tiling, vectors, "i", Arguments);
    }

    private static void WriteTile(
        SourceWriter writer, GatedConvPredictKernel kernel, VectorWidth width, int filters, int vectors)
    {
        ConvGeometry conv = kernel.Conv;
        SampleEnd end = kernel.End;
        string vector = width.Type;
        using (writer.Block(
            $"private static void {kernel.Name}{ConvPredictTiles.Suffix(width, filters, vectors)}"
            + $"({SampleEndTemplate.GatedParameters(end, "ref int winner")})"))
        {
            for (int f = 0; f < filters; f++)
            {
                writer.Lines($"int k{f} = {KernelTemplate.At("winner", f)};");
            }

            for (int f = 0; f < filters; f++)
            {
                string start = end.BeginsWithBias ? $"{vector}.Create(Unsafe.Add(ref b, k{f}))" : "default";
                for (int v = 0; v < vectors; v++)
                {
                    string value = end.BeginsWithBias && v > 0 ? $"y{f}_0" : start;
                    writer.Lines($"{vector}<float> y{f}_{v} = {value};");
                }
            }

            writer.Line();
            Weights(writer, conv, filters);
            ConvPredictTiles.Taps(
                writer,
                conv,
                conv.Groups == 1 ? "x" : "xg",
                null,
                from => ConvPredictTiles.Tap(
                    writer, conv, width, filters, vectors, from, f => f == 0 ? "wt" : $"Unsafe.Add(ref wt, o{f})"));
            writer.Line();
            for (int f = 0; f < filters; f++)
            {
                End(writer, kernel, width, vectors, f);
            }
        }

        writer.Line();
    }

    // The weights of the first filter are walked along; the others lie at a distance of their own.
    private static void Weights(SourceWriter writer, ConvGeometry conv, int filters)
    {
        string size = Literal.Of(conv.FilterSize);
        writer.Lines($"ref float wt = ref Unsafe.Add(ref w, k0 * {size});");
        for (int f = 1; f < filters; f++)
        {
            writer.Lines($"nint o{f} = (k{f} - k0) * {size};");
        }

        if (conv.Groups > 1)
        {
            // A tile of one filter: it reads the channels of its group.
            string channels = Literal.Of(conv.GroupChannels * Unfolding.Of(conv).ChannelStep);
            string units = Literal.Of(conv.GroupFilters);
            writer.Lines($"ref float xg = ref Unsafe.Add(ref x, k0 / {units} * {channels});");
        }
    }

    private static void End(SourceWriter writer, GatedConvPredictKernel kernel, VectorWidth width, int vectors, int f)
    {
        ConvGeometry conv = kernel.Conv;
        SampleEnd end = kernel.End;
        string vector = width.Type;
        foreach (string name in (end.Scales ? new[] { "a", "b" } : []).Concat(["m"]))
        {
            writer.Lines($"{vector}<float> {name}{f} = {vector}.Create(Unsafe.Add(ref {name}, k{f}));");
        }

        writer.Lines($"ref float yk{f} = ref Unsafe.Add(ref y, k{f} * {Literal.Of(conv.OutputPixels)});");
        for (int v = 0; v < vectors; v++)
        {
            string sum = $"y{f}_{v}";
            string value = end.Scales ? $"{vector}.FusedMultiplyAdd({sum}, a{f}, b{f})" : sum;
            string bent = $"{value} * m{f}";
            if (end.Activation.ReadsTwice)
            {
                writer.Lines($"{sum} = {bent};");
                bent = sum;
            }

            string stored = EpilogueTemplate.Forward(end.Activation, vector, bent);
            stored = stored == bent ? $"({bent})" : stored;
            writer.Lines(KernelTemplate.Store(
                stored, "yk" + f, ConvPredictTiles.PixelOf(conv, width, vectors, v)));
        }
    }
}
