using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;

namespace Pruning.Reporting;

/// <summary>How long a network takes for a batch that is loaded already.</summary>
/// <param name="TrainingStep">Milliseconds of forward, loss, backward and update.</param>
/// <param name="Inference">Milliseconds of forward and loss.</param>
public sealed record StepTimes(double TrainingStep, double Inference)
{
    /// <summary>
    /// For each layer with weights the milliseconds from what it reads to what the next one reads, during inference.
    /// Empty where the network has more than one thread, or no smaller one and is none either: emitted code has no
    /// places to look at the time then.
    /// </summary>
    public IReadOnlyList<double> Layers { get; init; } = [];

    /// <summary>
    /// Measures networks in turn, so that what else the machine does falls on all of them. Each time is the least of
    /// many, after a warm-up.
    /// </summary>
    /// <param name="networks">The networks. They stay as they are, but have the measured batch loaded
    /// afterwards.</param>
    /// <param name="data">The samples with what the loss compares them with; the first ones are measured, as many as a
    /// batch has.</param>
    /// <param name="repeats">How often each is measured.</param>
    /// <returns>The times of each network.</returns>
    /// <exception cref="ArgumentException">The data does not fit a network.</exception>
    /// <exception cref="Training.DivergenceException">The loss of a network is infinite or not a number.</exception>
    public static IReadOnlyList<StepTimes> Measure(
        IReadOnlyList<Network> networks, Dataset data, int repeats = 100)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        List<StepClock> clocks = [];
        try
        {
            clocks.AddRange(networks.Select(network => new StepClock(network, data)));
            StepClock.Run(clocks, repeats);
            return [.. clocks.Select(clock => clock.Times)];
        }
        finally
        {
            // Of a network that is measured twice, the first clock knows how it was.
            clocks.Reverse();
            clocks.ForEach(clock => clock.Restore());
        }
    }
}
