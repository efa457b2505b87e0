using System;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How the outputs of a convolution of one sample are cut into register tiles of filters x vectors of neighbouring
/// pixels, the rows of an image lying one after the other.
/// </summary>
/// <param name="Filters">The tiles along the filters.</param>
/// <param name="Vectors">The tiles along the pixels, in vectors.</param>
internal sealed record PixelTiling(EvenSplit Filters, EvenSplit Vectors)
{
    private const int MostFilters = 16;
    private const int MostVectors = 8;

    // Two multiply-adds a cycle, each of which takes four, and two loads a cycle; a vector of pixels often lies in two
    // cache lines.
    private const double PerCycle = 2;
    private const double Latency = 4;
    private const double LoadsPerVector = 1.5;

    // Pixels beyond half of the first-level cache come from the second, at half a line a cycle; most of that is hidden.
    private const int Cache = 24 << 10;
    private const double UnhiddenPerVector = 0.25;

    // A further kind of tile is one more method.
    private const double PerKind = 0.01;

    /// <summary>The tiles of least estimated time.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="file">The registers.</param>
    public static PixelTiling Of(ConvGeometry conv, RegisterFile file) =>
        Of(conv, conv.GroupFilters, MostFilters, file);

    /// <summary>The tiles of least estimated time along so many filters, with at most so many in each.</summary>
    public static PixelTiling Of(ConvGeometry conv, int count, int most, RegisterFile file)
    {
        int lanes = TileGroups.Lanes / file.PerPixel;
        int vectors = (conv.OutputPixels + lanes - 1) / lanes;
        PixelTiling? best = null;
        double least = double.MaxValue;
        for (int v = Math.Min(vectors, MostVectors); v > 0; v--)
        {
            for (int f = Math.Min(count, most); f > 0; f--)
            {
                PixelTiling tiling = new(EvenSplit.Of(count, f), EvenSplit.Of(vectors, v));
                double time = tiling.Time(conv, lanes);
                if (Registers(tiling.Filters.Size, tiling.Vectors.Size) <= file.Registers && time < least)
                {
                    least = time;
                    best = tiling;
                }
            }
        }

        return best!;
    }

    /// <summary>"4 x 4 filters, 16 x 4 vectors"</summary>
    public override string ToString() => Filters + " filters, " + Vectors + " vectors";

    // The sums; the pixels or the weights, whichever are fewer; one of the others; and one to spare.
    private static int Registers(int filters, int vectors) => (filters * vectors) + Math.Min(filters, vectors) + 2;

    private double Time(ConvGeometry conv, int lanes)
    {
        double time = 0;
        int kinds = 0;
        foreach ((int filters, _, int count) in Filters.Runs)
        {
            foreach ((int vectors, _, int times) in Vectors.Runs)
            {
                double products = filters * vectors / PerCycle;
                double loads = (filters + (LoadsPerVector * vectors)) / PerCycle;
                bool spills = conv.FilterSize * vectors * lanes * sizeof(float) > Cache;
                double tap = Math.Max(Latency, Math.Max(products, loads)) + (spills ? UnhiddenPerVector * vectors : 0);
                time += count * times * ((tap * conv.FilterSize) + (filters * vectors) + 10);
                kinds++;
            }
        }

        return time * (1 + (PerKind * kinds));
    }
}
