using System;
using System.Linq;
using Pruning.Benchmarks.Shared;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Reporting;

namespace Pruning.Structured.Benchmarks;

/// <summary>Measures a network at one rate after the other.</summary>
internal sealed class Sweep(SweptNetwork swept, Scope scope)
{
    private const int Batch = 128;
    private const double EnoughSeconds = 1;
    private const int EnoughRepetitions = 100;

    private readonly CompiledAssembly _whole = new(swept.Name, swept.Whole());

    /// <summary>Declares, compiles, prunes and compacts the network, and measures its three forms in turns.</summary>
    /// <param name="percent">The pruning rate of channels, in percent.</param>
    public SweptRate Measure(int percent)
    {
        CompiledAssembly pruned = new(swept.Name, swept.Pruned(percent, scope));
        using Network whole = _whole.Create();
        using Network masked = pruned.Create();
        masked.Prune(percent / 100.0);
        using Network compact = pruned.Compact(masked);
        Network[] forms = [whole, masked, compact];
        Dataset images = swept.Draw(Batch);
        int[] indices = [.. Enumerable.Range(0, Batch)];
        foreach (Network form in forms)
        {
            form.LoadBatch(new Batch(images, indices));
        }

        // Where data says how many channels of a group go, the smaller network has room for all of them.
        NetworkReport before = whole.Report();
        NetworkReport after = compact.Report();
        return new SweptRate(
            swept.Name,
            percent,
            [.. compact.Layers.Select(LiveRows)],
            (double)after.KeptMultiplyAdds / before.DenseMultiplyAdds,
            (double)after.KeptParameters / before.Parameters,
            InTurns(Array.ConvertAll(forms, form => new TimedWork(() => form.TrainStep()))),
            InTurns(Array.ConvertAll(forms, form => new TimedWork(() => form.Infer()))),
            InTurns(Array.ConvertAll(forms, form => new TimedWork(Prediction.Of(form, images)))));
    }

    private static int LiveRows(Layer layer)
    {
        int rows = layer.WeightShape[0];
        int inputs = layer.Weights.Length / rows;
        return Enumerable.Range(0, rows).Count(
            row => layer.Weights.Slice(row * inputs, inputs).ContainsAnyExcept(0));
    }

    private static SweptTimes InTurns(TimedWork[] works)
    {
        foreach (TimedWork work in works)
        {
            WarmUp.Run(work.Run);
        }

        while (!Array.TrueForAll(works, work => work.Total >= EnoughSeconds && work.Count >= EnoughRepetitions))
        {
            foreach (TimedWork work in works)
            {
                work.MeasureBlock();
            }
        }

        return new SweptTimes(works[0].Minimum, works[1].Minimum, works[2].Minimum);
    }
}
