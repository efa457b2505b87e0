using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Criteria;
using Pruning.Training;

namespace Examples;

/// <summary>
/// How long the steps of each epoch took, by phase. Of an epoch that was resumed within, the part that ran here stands
/// for all.
/// </summary>
internal sealed class EpochTimes(int samples)
{
    private readonly int _samples = samples;
    private readonly List<(int Round, double Seconds)> _epochs = [];

    /// <summary>Mean over all epochs that ran here; null if none did.</summary>
    public double? Mean() => Mean(_epochs.Select(epoch => epoch.Seconds));

    /// <summary>Mean over the epochs of a phase that ran here; null if none did.</summary>
    public double? Mean(int round) => Mean(_epochs.Where(epoch => epoch.Round == round).Select(epoch => epoch.Seconds));

    /// <summary>Notes the times of what passes by.</summary>
    public IProgress<TrainingProgress> Before(IProgress<TrainingProgress> next) => new Tap(this, next);

    private static double? Mean(IEnumerable<double> seconds) => seconds.Select(value => (double?)value).Average();

    private sealed class Tap(EpochTimes times, IProgress<TrainingProgress> next)
        : IProgress<TrainingProgress>, IProgress<PruningProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEpochEnd)
            {
                times._epochs.Add((value.Round, times._samples / value.SamplesPerSecond));
            }

            next.Report(value);
        }

        public void Report(PruningProgress value) => (next as IProgress<PruningProgress>)?.Report(value);
    }
}
