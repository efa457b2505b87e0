using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How the weight gradient of a convolution is cut into register tiles: filters x channels x columns of the kernel,
/// each sum over the pixels of some rows.
/// </summary>
/// <param name="Filters">The tiles along the filters.</param>
/// <param name="Channels">The tiles along the input channels.</param>
/// <param name="Taps">The tiles along the columns of the kernel.</param>
/// <param name="ChunkRows">Rows of y that are summed before the tile changes, so that they stay in the first-level
/// cache while all tiles of these filters pass over them.</param>
internal sealed record WeightTiling(
    RowTiling Filters, RowTiling Channels, EquatableArray<TapBlock> Taps, int ChunkRows)
{
    private const int MostFilters = 8;
    private const int MostChannels = 8;
    private const double Latency = 4;
    private const double BytesPerCycle = 32;
    private const double Unhidden = 0.25;

    // Of 48 KB, or of 32 where that is all.
    private const int ChunkBytes = 32 * 1024;

    public static WeightTiling For(ConvGeometry conv, int registers)
    {
        int filters = 1;
        int channels = 1;
        int taps = 1;
        double least = double.MaxValue;
        for (int f = Math.Min(MostFilters, conv.GroupFilters); f > 0; f--)
        {
            for (int c = 1; c <= Math.Min(MostChannels, conv.GroupChannels); c++)
            {
                for (int blocks = 1; blocks <= conv.Kernel; blocks++)
                {
                    int s = (conv.Kernel + blocks - 1) / blocks;
                    if ((f * c * s) + f + 1 > registers)
                    {
                        continue;
                    }

                    double time = Time(conv, f, c, s);
                    if (time < least * 0.995)
                    {
                        (least, filters, channels, taps) = (time, f, c, s);
                    }

                    break;
                }
            }
        }

        List<TapBlock> columns = [];
        for (int s = 0; s < conv.Kernel; s += taps)
        {
            columns.Add(TapBlock.Of(conv, s, Math.Min(taps, conv.Kernel - s)));
        }

        return new WeightTiling(
            Cut(conv.GroupFilters, filters),
            Cut(conv.GroupChannels, channels),
            columns.ToEquatableArray(),
            Chunk(conv, filters, channels));
    }

    /// <summary>"4 filters x 2 channels x 3 columns, 2 rows at a time".</summary>
    public override string ToString()
    {
        string taps = string.Join(" + ", Taps.Select(block => Literal.Of(block.Count)));
        return Filters + " filters x " + Channels + " channels x " + taps + " columns, " + ChunkRows
            + " rows at a time";
    }

    private static RowTiling Cut(int count, int size) => new(size, count / size, count % size);

    // Cycles per pixel over all tiles.
    private static double Time(ConvGeometry conv, int filters, int channels, int taps)
    {
        double time = 0;
        foreach ((int f, int countF) in Parts(conv.GroupFilters, filters))
        {
            foreach ((int c, int countC) in Parts(conv.GroupChannels, channels))
            {
                foreach ((int s, int countS) in Parts(conv.Kernel, taps))
                {
                    double products = f * c * s / 2.0;
                    double loads = (f + (c * s)) / 2.0;
                    double memory = (f + c) * 64 / BytesPerCycle * Unhidden;
                    time += countF * countC * countS * (Math.Max(Latency, Math.Max(products, loads)) + memory);
                }
            }
        }

        return time;
    }

    private static IEnumerable<(int Size, int Count)> Parts(int count, int size)
    {
        yield return (size, count / size);
        if (count % size > 0)
        {
            yield return (count % size, 1);
        }
    }

    private static int Chunk(ConvGeometry conv, int filters, int channels)
    {
        int row = filters * conv.OutputWidth * 64;
        int readRow = channels * conv.Width * 64;
        int rows = (ChunkBytes - ((conv.Kernel - conv.Stride) * readRow)) / (row + (conv.Stride * readRow));
        rows = Math.Max(1, Math.Min(conv.OutputHeight, rows));
        int chunks = (conv.OutputHeight + rows - 1) / rows;
        return (conv.OutputHeight + chunks - 1) / chunks;
    }
}
