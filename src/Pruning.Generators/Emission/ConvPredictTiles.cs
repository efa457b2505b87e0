using System;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// What the register tiles of all convolutions of a single sample have in common, whichever filters they take.
/// </summary>
internal static class ConvPredictTiles
{
    /// <summary>
    /// The method for one width of vectors, which goes through all tiles, and a method for each of those.
    /// </summary>
    /// <param name="writer">The text.</param>
    /// <param name="header">The method, up to the name of its vectors.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="conv">The convolution.</param>
    /// <param name="width">The vectors.</param>
    /// <param name="tiling">The tiles.</param>
    /// <param name="filters">Goes through all filters with so many vectors, at a pixel.</param>
    /// <param name="tile">Prints the tile of so many filters and vectors.</param>
    public static void Methods(
        SourceWriter writer,
        string header,
        string parameters,
        ConvGeometry conv,
        VectorWidth width,
        PixelTiling tiling,
        Action<int, string> filters,
        Action<int, int> tile)
    {
        using (writer.Block($"private static void {header}_{width.Type}({parameters})"))
        {
            foreach ((int vectors, int first, int count) in tiling.Vectors.Runs)
            {
                Separate(writer, first);
                Pixels(writer, conv, width, (vectors, first, count), pixel => filters(vectors, pixel));
            }
        }

        writer.Line();
        foreach ((int count, _, _) in tiling.Filters.Runs)
        {
            foreach ((int vectors, _, _) in tiling.Vectors.Runs)
            {
                tile(count, vectors);
            }
        }
    }

    /// <summary>Calls the tiles of all filters, one after the other.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="name">The kernel.</param>
    /// <param name="width">The vectors.</param>
    /// <param name="tiling">The tiles.</param>
    /// <param name="vectors">Vectors of a tile.</param>
    /// <param name="variable">What counts the filters.</param>
    /// <param name="arguments">The arguments of a tile, by where it begins: a number or the variable. They may hold
    /// {row} for its first filter, and {end} for the one behind its last.</param>
    public static void Filters(
        SourceWriter writer,
        string name,
        VectorWidth width,
        PixelTiling tiling,
        int vectors,
        string variable,
        Func<string, string> arguments)
    {
        foreach ((int filters, int first, int count) in tiling.Filters.Runs)
        {
            Separate(writer, first);
            string from = Literal.Of(first);
            string at = count == 1 ? from : variable;
            string call = KernelTemplate.Tile(
                $"{name}{Suffix(width, filters, vectors)}({arguments(at)});", at, filters);
            if (count == 1)
            {
                writer.Lines(call);
                continue;
            }

            string end = Literal.Of(first + (filters * count));
            using (writer.Block(
                $"for (int {variable} = {from}; {variable} < {end}; {variable} += {Literal.Of(filters)})"))
            {
                writer.Lines(call);
            }
        }
    }

    /// <summary>One tap: every pixel times every weight.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="conv">The convolution.</param>
    /// <param name="width">The vectors.</param>
    /// <param name="filters">Filters of the tile.</param>
    /// <param name="vectors">Vectors of the tile.</param>
    /// <param name="from">Where the tap reads.</param>
    /// <param name="weight">The weight of a filter.</param>
    public static void Tap(
        SourceWriter writer,
        ConvGeometry conv,
        VectorWidth width,
        int filters,
        int vectors,
        string from,
        Func<int, string> weight)
    {
        string vector = width.Type;
        void LoadPixels(int v) => writer.Lines(
            $"{vector}<float> x{v} = {KernelTemplate.Load(width, from, PixelOf(conv, width, vectors, v))};");
        void LoadWeight(int f) => writer.Lines($"{vector}<float> w{f} = {vector}.Create({weight(f)});");
        void Multiply(int f, int v) => writer.Lines(
            $"y{f}_{v} = {vector}.FusedMultiplyAdd(w{f}, x{v}, y{f}_{v});");
        if (vectors <= filters)
        {
            Nest(vectors, LoadPixels, filters, LoadWeight, (v, f) => Multiply(f, v));
        }
        else
        {
            Nest(filters, LoadWeight, vectors, LoadPixels, Multiply);
        }
    }

    /// <summary>
    /// Runs the body for each tile of a run along the pixels. The last tile ends with the last pixel; where pixels do
    /// not fill its vectors, it covers some for a second time.
    /// </summary>
    private static void Pixels(
        SourceWriter writer,
        ConvGeometry conv,
        VectorWidth width,
        (int Vectors, int First, int Count) run,
        Action<string> body)
    {
        int pixels = conv.OutputPixels;
        int step = run.Vectors * width.Lanes;
        int begin = run.First * width.Lanes;
        int end = begin + (run.Count * step);
        if (run.Count == 1)
        {
            body(Literal.Of(Math.Max(0, Math.Min(begin, pixels - step))));
            return;
        }

        using (writer.Block(
            $"for (int p = {Literal.Of(begin)}; p < {Literal.Of(end)}; p += {Literal.Of(step)})"))
        {
            string at = end <= pixels ? "p" : "q";
            if (end > pixels)
            {
                writer.Lines($"int q = Math.Min(p, {Literal.Of(pixels - step)});");
            }

            body(at);
        }
    }

    /// <summary>Writes an empty line before all but the first of several parts.</summary>
    private static void Separate(SourceWriter writer, int first)
    {
        if (first > 0)
        {
            writer.Line();
        }
    }

    /// <summary>
    /// For all channels, rows and columns of the kernel: the weights lie in this order, the planes at constant steps.
    /// </summary>
    /// <param name="writer">The text.</param>
    /// <param name="conv">The convolution.</param>
    /// <param name="from">The name of where the first tap reads.</param>
    /// <param name="kept">The name of the runs of kept channels; null for all.</param>
    /// <param name="body">Gets the name of where a tap reads.</param>
    public static void Taps(SourceWriter writer, ConvGeometry conv, string from, string? kept, Action<string> body)
    {
        var x = Unfolding.Of(conv);
        if (conv.GroupChannels == 1 && kept is null)
        {
            ChannelTaps(writer, conv, from, body);
            return;
        }

        string enter = $"wt = ref Unsafe.Add(ref w, {{first}} * {Literal.Of(conv.Kernel * conv.Kernel)});";
        KernelTemplate.KeptLoop(writer, "c", conv.GroupChannels, kept, enter, () =>
        {
            writer.Lines($"ref float xc = ref Unsafe.Add(ref {from}, c * {Literal.Of(x.ChannelStep)});");
            ChannelTaps(writer, conv, "xc", body);
        });
    }

    private static void ChannelTaps(SourceWriter writer, ConvGeometry conv, string from, Action<string> body)
    {
        var x = Unfolding.Of(conv);
        if (conv.Kernel == 1)
        {
            if (from != "xc")
            {
                writer.Lines($"ref float xt = ref {from};");
                from = "xt";
            }

            Tap(from);
            return;
        }

        string kernel = Literal.Of(conv.Kernel);
        using (writer.Block($"for (int r = 0; r < {kernel}; r++)"))
        {
            writer.Lines($"ref float xr = ref Unsafe.Add(ref {from}, r * {Literal.Of(x.RowStep)});");
            using (writer.Block($"for (int s = 0; s < {kernel}; s++)"))
            {
                writer.Lines($"ref float xs = ref Unsafe.Add(ref xr, s * {Literal.Of(x.ColumnStep)});");
                Tap("xs");
            }
        }

        void Tap(string at)
        {
            body(at);
            writer.Lines("wt = ref Unsafe.Add(ref wt, 1);");
        }
    }

    /// <summary>What there is less of stays in registers; the others pass by.</summary>
    private static void Nest(int kept, Action<int> keep, int passing, Action<int> load, Action<int, int> multiply)
    {
        for (int i = 0; i < kept; i++)
        {
            keep(i);
        }

        for (int j = 0; j < passing; j++)
        {
            load(j);
            for (int i = 0; i < kept; i++)
            {
                multiply(i, j);
            }
        }
    }

    /// <summary>
    /// The pixel of a vector. Where a single tile covers all of them, its last vector is moved back until it ends with
    /// the last pixel.
    /// </summary>
    public static int PixelOf(ConvGeometry conv, VectorWidth width, int vectors, int v)
    {
        int over = (vectors * width.Lanes) - conv.OutputPixels;
        return (v * width.Lanes) - (over > 0 && v == vectors - 1 ? over : 0);
    }

    /// <summary>"_4x4" with wide vectors, "_6y2" with narrow ones: the names differ, whatever the tiles are.</summary>
    public static string Suffix(VectorWidth width, int filters, int vectors) =>
        "_" + Literal.Of(filters) + (width.Lanes == 16 ? "x" : "y") + Literal.Of(vectors);
}
