using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pruning;
using Pruning.Training;
using ScottPlot;
using SkiaSharp;

namespace Examples;

/// <summary>Draws error against what is kept, and how weights are distributed before and after.</summary>
internal sealed class SchedulePlots : IComparisonPlots, IProgress<TrainingProgress>
{
    private const int Width = 1200;
    private const int Height = 700;
    private const int RowHeight = 240;

    private readonly List<ScheduleLine> _lines = [];
    private readonly List<ScheduleWeights> _weights = [];
    private Network? _network;
    private float[] _before = [];

    public IProgress<TrainingProgress> Begin(Network network)
    {
        _network = network;
        _before = ScheduleWeights.KeptBy(network);
        return this;
    }

    // The last time that nothing was removed.
    public void Report(TrainingProgress value)
    {
        if (value is { IsEpochEnd: true, PruningRate: 0 })
        {
            _before = ScheduleWeights.KeptBy(_network!);
        }
    }

    public void End(ExampleVariant variant, Network network, TrainingResult result)
    {
        _lines.Add(ScheduleLine.Of(variant.Name, network, result));
        _weights.Add(new ScheduleWeights(variant.Name, _before, ScheduleWeights.KeptBy(network)));
        _network = null;
    }

    public void Save(string folder)
    {
        using Plot errors = ErrorPlot.Draw(_lines);
        errors.SavePng(Path.Combine(folder, "error.png"), Width, Height);
        errors.SaveSvg(Path.Combine(folder, "error.svg"), Width, Height);
        Multiplot weights = WeightPlot.Draw(_weights);
        int height = RowHeight * ((_weights.Count + WeightPlot.Columns - 1) / WeightPlot.Columns);
        weights.SavePng(Path.Combine(folder, "weights.png"), Width, height);
        using FileStream file = File.Create(Path.Combine(folder, "weights.svg"));
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, height), file);
        weights.Render(canvas, new PixelRect(0, Width, height, 0));
    }
}
