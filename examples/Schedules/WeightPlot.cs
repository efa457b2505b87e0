using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Examples;

/// <summary>How weights are distributed before and after, for each schedule.</summary>
internal static class WeightPlot
{
    /// <summary>Schedules side by side.</summary>
    public const int Columns = 4;

    private const int Bins = 60;

    // Outside of these quantiles weights are too rare to be seen.
    private const double Rare = 0.002;

    public static Multiplot Draw(IReadOnlyList<ScheduleWeights> schedules)
    {
        var all = new Multiplot();
        all.AddPlots(schedules.Count);
        all.Layout = new Grid((schedules.Count + Columns - 1) / Columns, Math.Min(Columns, schedules.Count));
        foreach ((int i, ScheduleWeights weights) in schedules.Index())
        {
            Draw(all.GetPlot(i), weights);
        }

        return all;
    }

    private static void Draw(Plot plot, ScheduleWeights weights)
    {
        float[] sorted = [.. weights.Before.Concat(weights.After).Order()];
        float end = Math.Max(-sorted[(int)(Rare * sorted.Length)], sorted[(int)((1 - Rare) * (sorted.Length - 1))]);
        Bars(plot, weights.Before, end, Colors.LightGray, "before");
        Bars(plot, weights.After, end, Colors.SteelBlue.WithAlpha(0.7), "after");
        plot.Title(weights.Name, 12);
        plot.Axes.SetLimits(-end, end, 0);
        plot.ShowLegend(Alignment.UpperRight);
    }

    // As shares of its own total: what is left is few.
    private static void Bars(Plot plot, float[] weights, float end, Color colour, string name)
    {
        double width = 2.0 * end / Bins;
        double[] shares = new double[Bins];
        foreach (float weight in weights)
        {
            int bin = (int)Math.Floor((weight + end) / width);
            if (bin is >= 0 and < Bins)
            {
                shares[bin] += 100.0 / weights.Length;
            }
        }

        Bar[] columns = [.. shares.Select((share, bin) => new Bar
        {
            Position = -end + ((bin + 0.5) * width),
            Value = share,
            Size = width,
            FillColor = colour,
            LineWidth = 0,
        })];
        var bars = plot.Add.Bars(columns);
        bars.LegendText = name;
    }
}
