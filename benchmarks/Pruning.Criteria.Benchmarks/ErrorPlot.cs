using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ScottPlot;
using ScottPlot.Palettes;
using ScottPlot.TickGenerators;

namespace Pruning.CriteriaBenchmarks;

/// <summary>
/// Draws errors against pruning rates, of the best criteria. Both axes are logarithmic, that of the rates in what is
/// kept, so that each factor of compression has the same width.
/// </summary>
/// <param name="rates">The pruning rates.</param>
/// <param name="judgements">What criteria make of them.</param>
internal sealed class ErrorPlot(IReadOnlyList<double> rates, IReadOnlyList<Judgement> judgements)
{
    // Where it is not installed, another takes its place.
    private const string FontName = "DejaVu Sans";
    private const int MostLines = 12;
    private const int Width = 1100;
    private const int Height = 600;

    private static readonly double[] Errors = [2, 3, 5, 10, 20, 30, 50, 100];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
    ];

    /// <summary>Writes the image.</summary>
    /// <param name="path">The file: SVG where its name ends so, else PNG.</param>
    public void Save(string path)
    {
        using Plot plot = Draw();
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
        {
            plot.SaveSvg(path, Width, Height);
        }
        else
        {
            plot.SavePng(path, Width, Height);
        }
    }

    private Plot Draw()
    {
        var plot = new Plot();
        var palette = new Category10();
        double[] x = [.. rates.Select(PlaceOfRate)];
        foreach ((int i, (string name, IReadOnlyList<double> errors)) in BestLines().Index())
        {
            var line = plot.Add.Scatter(x, [.. errors.Select(Math.Log10)], palette.GetColor(i));
            line.LegendText = name;
            line.LineWidth = 2;
            line.MarkerSize = 8;
            line.MarkerShape = Markers[i % Markers.Length];
            line.LinePattern = i < palette.Colors.Length ? LinePattern.Solid : LinePattern.Dashed;
        }

        plot.Title("LeNet-300-100 of Guo et al. (2016), weights removed at once, not trained");
        plot.XLabel("pruning rate in per cent");
        plot.YLabel("test errors in per cent");
        plot.Axes.Bottom.TickGenerator = Ticks(rates, PlaceOfRate, rate => 100 * rate);
        plot.Axes.Left.TickGenerator = Ticks(Errors, Math.Log10, error => error);
        plot.Axes.SetLimitsY(Math.Log10(Errors[0]), Math.Log10(Errors[^1]));
        plot.ShowLegend(Edge.Right);
        plot.Font.Set(FontName);
        return plot;
    }

    // Those of the least errors in the geometric mean over the rates, the best one first. Criteria that remove the same
    // weights share a line.
    private IEnumerable<(string Name, IReadOnlyList<double> Errors)> BestLines() =>
        judgements
            .GroupBy(judgement => string.Join(' ', judgement.Errors))
            .Select(same => (
                Name: string.Join("; ", same.Select(judgement => judgement.Candidate.Name)), same.First().Errors))
            .OrderBy(line => line.Errors.Average(Math.Log))
            .Take(MostLines);

    private static double PlaceOfRate(double rate) => -Math.Log10(1 - rate);

    private static NumericManual Ticks(
        IReadOnlyList<double> values, Func<double, double> place, Func<double, double> number) =>
        new(
            [.. values.Select(place)],
            [.. values.Select(value => number(value).ToString("0.#", CultureInfo.InvariantCulture))]);
}
