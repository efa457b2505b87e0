using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Pruning.Data;
using Pruning.Training;

namespace Pruning.Experiments;

/// <summary>Runs the declared schedule of an experiment.</summary>
/// <param name="data">Training and test images.</param>
/// <param name="threads">Threads of a network; 0 for one per core. Figures other than the seconds do not depend on
/// it.</param>
/// <param name="epochs">Epochs in place of the declared ones, or null.</param>
internal sealed class ExperimentRunner(MnistData data, int threads, int? epochs)
{
    /// <summary>Runs one experiment with one seed.</summary>
    public Outcome Run(Experiment experiment, ulong seed)
    {
        using Network network = experiment.Create(seed, threads);
        long start = Stopwatch.GetTimestamp();
        TrainingResult result = network.Fit(data.Train, data.Test, epochs: epochs);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double weights = network.Layers.Sum(layer => layer.Weights.Length);
        IEnumerable<PhaseResult> phases = result.Rounds.Prepend(result.Dense);
        return new Outcome(experiment, seed, [.. phases.Select(phase => ToPhase(phase, weights))], seconds);
    }

    private static Phase ToPhase(PhaseResult phase, double weights) =>
        new(phase.Round, phase.Kept.Sum() / weights, (1 - phase.Accuracy) * 100, phase.Loss, phase.Kept);
}
