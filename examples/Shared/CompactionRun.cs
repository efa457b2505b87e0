using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Pruning;
using Pruning.Reporting;
using Pruning.Training;

namespace Examples;

/// <summary>What follows on a schedule that removes channels: the smaller network, trained on, beside the
/// others.</summary>
internal sealed class CompactionRun(
    ExampleSettings settings,
    Func<ExampleSettings, Network> create,
    Func<Network, Network> compact,
    IDisplay display)
{
    private const int Repeats = 30;

    /// <summary>Makes it, trains and measures it.</summary>
    public IReadOnlyList<CompactionSummary> Run(
        Network masked, ExampleSets sets, TrainingResult result, CancellationToken cancellation)
    {
        using Network smaller = compact(masked);
        CompactionReport report = CompactionReport.Of(masked, smaller);
        display.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{smaller.Name}: {report.After.Parameters:N0} parameters, trained on as a network of its own."));
        double before = smaller.Evaluate(sets.Test).Accuracy;
        TrainingResult trained = display.Train(progress => smaller.Fit(
            sets.Train, sets.Test, progress, cancellation, Beside(settings.Save), settings.Epochs));

        // Times do not depend on what a dense network has learnt.
        using Network dense = create(settings);
        IReadOnlyList<StepTimes> times = StepTimes.Measure([dense, masked, smaller], sets.Train, Repeats);
        CompactionSummary[] summaries =
        [
            CompactionSummary.Of("dense", result.Dense.Accuracy, report.Before, times[0]),
            CompactionSummary.Of(
                "masked", result.Final.Accuracy, CompactionReport.Of(masked, masked).After, times[1]),
            CompactionSummary.Of("compacted", before, report.After, times[2]),
            CompactionSummary.Of("trained on", trained.Final.Accuracy, report.After, times[2]),
        ];
        display.Line("");
        display.Table(CompactionTable.Of(summaries));
        display.Line("");
        display.Line((report with { Times = times[1], SmallerTimes = times[2] }).ToString());
        if (settings.Save is not null)
        {
            display.Line("smaller network: " + Beside(settings.Save));
        }

        return summaries;
    }

    // "net.safetensors" becomes "net.compact.safetensors".
    private static string? Beside(string? path) =>
        path is null ? null : Path.ChangeExtension(path, ".compact" + Path.GetExtension(path));
}
