using System;
using System.Globalization;
using System.Threading;
using Pruning;
using Pruning.Reporting;
using Pruning.Training;

namespace Examples;

/// <summary>One run of an example: network, data, training, report, JSON.</summary>
internal sealed class ExampleRun(
    ExampleSettings settings, ExampleData data, Func<ExampleSettings, Network> create, IDisplay display)
{
    private const double Million = 1e6;

    /// <summary>Is shown the network before its first step, and hears of its training; null where nobody is
    /// there.</summary>
    public Func<Network, IProgress<TrainingProgress>>? Watch { get; init; }

    /// <summary>Is shown the network at the end, and what it was worth on the way.</summary>
    public Action<Network, TrainingResult>? Seen { get; init; }

    /// <summary>Makes the smaller network at the end; null for none.</summary>
    public Func<Network, Network>? Compact { get; init; }

    public RunSummary Run(CancellationToken cancellation)
    {
        using Network network = create(settings);
        if (settings.Resume is not null)
        {
            Resume(network, settings.Resume);
        }

        ExampleSets sets = data.Load(settings, network.Seed);
        display.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Name}: {network.Report().Parameters:N0} parameters. {sets.Train.Name}: "
            + $"{sets.Train.Count:N0} images to learn from, {sets.Test.Count:N0} to judge by. "
            + $"Seed {network.Seed}, {network.Threads} threads."));
        var times = new EpochTimes(sets.Train.Count);
        TrainingResult result = Train(network, sets, times, cancellation);
        var summary = RunSummary.Of(network, result, times, MeasureAllocation(sets, cancellation));
        display.Line("");
        display.Table(PhaseTable.Of(summary));
        display.Line("");
        NetworkReport report = network.Report();
        display.Line(report.ToString());
        display.Line("");
        display.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"activations of {network.BatchSize} samples: {report.TrainingActivationBytes / Million:F1} MB in "
            + $"training, {report.InferenceActivationBytes / Million:F1} MB in inference"));
        display.Line(string.Create(
            CultureInfo.InvariantCulture, $"allocated per step: {summary.AllocatedBytesPerStep} bytes"));
        if (Compact is not null)
        {
            display.Line("");
            var compaction = new CompactionRun(settings, create, Compact, display);
            summary = summary with { Compaction = compaction.Run(network, sets, result, cancellation) };
        }

        Write(network, summary);
        Seen?.Invoke(network, result);
        return summary;
    }

    private void Resume(Network network, string checkpoint)
    {
        network.Load(checkpoint);
        if (settings.IsSeedGiven && settings.Seed != network.Seed)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{checkpoint} belongs to a run with seed {network.Seed}, not {settings.Seed}. "
                + $"Leave --seed out to go on with it."));
        }
    }

    private TrainingResult Train(Network network, ExampleSets sets, EpochTimes times, CancellationToken cancellation)
    {
        // Fit would begin anew from the pruned weights.
        if (network.Outcome is TrainingResult done)
        {
            display.Line($"{settings.Resume} holds a finished run; nothing is left to train.");
            return done;
        }

        IProgress<TrainingProgress>? watch = Watch?.Invoke(network);
        return display.Train(progress => network.Fit(
            sets.Train,
            sets.Test,
            times.Before(watch is null ? progress : new ProgressPair(watch, progress)),
            cancellation,
            settings.Save,
            settings.Epochs));
    }

    // On a network of its own: the steps would change the trained one.
    private long MeasureAllocation(ExampleSets sets, CancellationToken cancellation)
    {
        using Network network = create(settings);
        return AllocationMeter.BytesPerCall(network, sets.Train, sets.Test, cancellation);
    }

    private void Write(Network network, RunSummary summary)
    {
        if (settings.Save is not null)
        {
            network.Save(settings.Save);
            display.Line("checkpoint: " + settings.Save);
        }

        if (settings.Json is not null)
        {
            summary.Write(settings.Json);
            display.Line("outcome: " + settings.Json);
        }
    }
}
