using System.Collections.Generic;
using System.Linq;
using Pruning;
using Pruning.Training;

namespace Examples;

/// <summary>What a schedule made of a network: errors and what was kept, after each of its phases.</summary>
/// <param name="Name">The schedule.</param>
/// <param name="Points">Kept weights and test errors, both in per cent.</param>
internal sealed record ScheduleLine(string Name, IReadOnlyList<(double Kept, double Error)> Points)
{
    /// <summary>The phases of a result; those without training count for nothing.</summary>
    public static ScheduleLine Of(string name, Network network, TrainingResult result)
    {
        double weights = network.Layers.Sum(layer => layer.Weights.Length);
        IEnumerable<PhaseResult> phases = result.Rounds.Count == 0 ? [result.Dense] : result.Rounds;
        return new ScheduleLine(
            name, [.. phases.Select(phase => (100 * phase.Kept.Sum() / weights, 100 * (1 - phase.Accuracy)))]);
    }
}
