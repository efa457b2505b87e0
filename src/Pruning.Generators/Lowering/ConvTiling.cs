using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How the outputs of a convolution, or the gradients of its inputs, are cut into register tiles of channels x pixels
/// of one row.
/// </summary>
/// <param name="Rows">The tiles along the channels.</param>
/// <param name="Columns">The tiles along a row of pixels.</param>
internal sealed record ConvTiling(RowTiling Rows, EquatableArray<ColumnRun> Columns)
{
    // More pixels than this side by side only make longer remainders.
    private const int MostPixels = 8;

    // Bytes that the second-level cache delivers a cycle, and how much of that time is not hidden behind arithmetic.
    private const double BytesPerCycle = 32;
    private const double Unhidden = 1;

    // What a further method of a register tile has to gain: it is more to read, to compile and to keep in the cache.
    private const double PerMethod = 0.03;

    // Cycles that a multiply-add takes: with two a cycle, fewer than eight sums cannot keep both units busy.
    private const double Latency = 4;

    /// <summary>The tiles of y = conv(x).</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="file">The registers.</param>
    public static ConvTiling Forward(ConvGeometry conv, RegisterFile file)
    {
        return Best(conv.GroupFilters, conv.OutputWidth, conv.Kernel, file, 1, (first, count) => Run(
            first,
            count,
            conv.Kernel,
            conv.Width,
            (pixel, s) => (pixel * conv.Stride) + s - conv.Padding));
    }

    /// <summary>The tiles of dx: the pixel j is read by output column (j + padding - s) / stride, where there is
    /// one.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="file">The registers.</param>
    public static ConvTiling InputGradient(ConvGeometry conv, RegisterFile file)
    {
        return Best(conv.GroupChannels, conv.Width, conv.Kernel, file, conv.Stride, (first, count) => Run(
            first,
            count,
            conv.Kernel,
            conv.OutputWidth,
            (pixel, s) =>
            {
                int position = pixel + conv.Padding - s;
                return position >= 0 && position % conv.Stride == 0 ? position / conv.Stride : -1;
            }));
    }

    /// <summary>The runs of tiles of one channel and at most so many pixels, of dx.</summary>
    /// <param name="conv">The convolution; its stride is 1.</param>
    /// <param name="most">The pixels.</param>
    public static EquatableArray<ColumnRun> InputGradientRows(ConvGeometry conv, int most)
    {
        int tiles = (conv.Width + most - 1) / most;
        int pixels = (conv.Width + tiles - 1) / tiles;
        return Merge(conv.Width, pixels, (first, count) => Run(
            first, count, conv.Kernel, conv.OutputWidth, (pixel, s) => pixel + conv.Padding - s));
    }

    /// <summary>"4 x 4, 6 x 4": channels and pixels.</summary>
    public override string ToString() =>
        Rows + " channels; pixels " + string.Join(" + ", Columns.Select(run => run.Count + " x " + run.Pixels));

    // The least estimated time of all tiles.
    private static ConvTiling Best(
        int channels, int width, int kernel, RegisterFile file, int stride, Func<int, int, ColumnRun> run)
    {
        ConvTiling? best = null;
        double least = double.MaxValue;
        for (int pixels = Math.Min(width, MostPixels); pixels > 0; pixels--)
        {
            // Tiles that begin at any phase of the stride would all differ.
            bool inPhase = pixels % stride == 0 || stride % pixels == 0 || pixels == width;
            if (!inPhase || file.MostChannels(pixels) < 1)
            {
                continue;
            }

            RowTiling rows = RowTiling.For(channels, file.MostChannels(pixels));
            double time = Along(rows, pixels, kernel, file) * (width / pixels);
            time += width % pixels == 0 ? 0 : Along(rows, width % pixels, kernel, file);
            EquatableArray<ColumnRun> runs = Merge(width, pixels, run);
            time *= 1 + (PerMethod * runs.Count(one => one.Like == one.First) * (rows.Remainder == 0 ? 1 : 2));
            if (time < least)
            {
                least = time;
                best = new ConvTiling(rows, runs);
            }
        }

        return best ?? throw new InvalidOperationException("No tile fits the registers.");
    }

    private static double Along(RowTiling rows, int pixels, int kernel, RegisterFile file)
    {
        return (rows.Blocks * Time(rows.Rows, pixels, kernel, file))
            + (rows.Remainder == 0 ? 0 : Time(rows.Remainder, pixels, kernel, file));
    }

    // Cycles of one row of the kernel: two multiply-adds, or two loads, or six instructions a cycle.
    private static double Time(int channels, int pixels, int kernel, RegisterFile file)
    {
        double products = channels * pixels * kernel * file.PerPixel;
        double columns = (pixels + kernel - 1) * file.PerPixel;
        double loads = (channels * kernel) + columns;
        double longest = Math.Max(products / 2, Math.Max(loads / 2, Latency * kernel));
        double memory = columns * file.Bytes / BytesPerCycle;
        return Math.Max(longest, (products + loads + 4) / 6) + (Unhidden * memory) + 1;
    }

    private static EquatableArray<ColumnRun> Merge(int width, int pixels, Func<int, int, ColumnRun> run)
    {
        List<ColumnRun> runs = [];
        for (int first = 0; first < width; first += pixels)
        {
            ColumnRun tile = run(first, Math.Min(pixels, width - first));
            ColumnRun? last = runs.Count == 0 ? null : runs[runs.Count - 1];
            int step = last is null ? 0 : tile.ReadFirst - (last.ReadFirst + ((last.Count - 1) * last.ReadStep));
            bool alike = last is not null
                && last.Pixels == tile.Pixels
                && last.Taps.Equals(tile.Taps)
                && (last.Count == 1 || last.ReadStep == step);
            if (alike)
            {
                runs[runs.Count - 1] = last! with { Count = last.Count + 1, ReadStep = step };
            }
            else
            {
                ColumnRun? like = runs.Find(run => run.Pixels == tile.Pixels && run.Taps.Equals(tile.Taps));
                runs.Add(tile with { Like = like?.Like ?? first });
            }
        }

        return runs.ToEquatableArray();
    }

    private static ColumnRun Run(int first, int count, int kernel, int readable, Func<int, int, int> read)
    {
        int least = int.MaxValue;
        for (int s = 0; s < kernel; s++)
        {
            for (int p = 0; p < count; p++)
            {
                int column = read(first + p, s);
                least = column >= 0 && column < readable ? Math.Min(least, column) : least;
            }
        }

        least = least == int.MaxValue ? 0 : least;
        List<Tap> taps = [];
        bool interior = true;
        for (int s = 0; s < kernel; s++)
        {
            List<int> reads = [];
            for (int p = 0; p < count; p++)
            {
                int column = read(first + p, s);
                bool inside = column >= 0 && column < readable;
                interior &= inside;
                reads.Add(inside ? column - least : -1);
            }

            if (reads.Exists(column => column >= 0))
            {
                taps.Add(new Tap(s, reads.ToEquatableArray()));
            }
        }

        return new ColumnRun(first, count, 1, least, 0, taps.ToEquatableArray()) { IsInterior = interior };
    }
}
