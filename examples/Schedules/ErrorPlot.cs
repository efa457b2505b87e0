using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.Palettes;
using ScottPlot.TickGenerators;

namespace Examples;

/// <summary>Test errors against kept weights, which have a logarithmic axis.</summary>
internal static class ErrorPlot
{
    // Where it is not installed, another takes its place.
    private const string FontName = "DejaVu Sans";

    private static readonly double[] Kept = [0.5, 1, 2, 5, 10, 20, 50, 100];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
    ];

    public static Plot Draw(IReadOnlyList<ScheduleLine> lines)
    {
        var plot = new Plot();
        var palette = new Category20();
        foreach ((int i, ScheduleLine line) in lines.Index())
        {
            var scatter = plot.Add.Scatter(
                line.Points.Select(point => Math.Log10(point.Kept)).ToArray(),
                line.Points.Select(point => point.Error).ToArray(),
                palette.GetColor(i));
            scatter.LegendText = line.Name;
            scatter.MarkerSize = 10;
            scatter.MarkerShape = Markers[i % Markers.Length];
        }

        plot.Title("Test error against what is kept");
        plot.XLabel("kept weights in per cent");
        plot.YLabel("test errors in per cent");
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Kept.Select(Math.Log10)],
            [.. Kept.Select(kept => kept.ToString(CultureInfo.InvariantCulture))]);
        plot.ShowLegend(Edge.Right);
        plot.Font.Set(FontName);
        return plot;
    }
}
