using System.Collections.Generic;

namespace Pruning.Experiments;

/// <summary>One experiment with one seed.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Phases">Dense training, then each round.</param>
/// <param name="Seconds">What the whole of it took.</param>
internal sealed record Outcome(Experiment Experiment, ulong Seed, IReadOnlyList<Phase> Phases, double Seconds)
{
    /// <summary>The network before the first removal.</summary>
    public Phase Dense => Phases[0];

    /// <summary>The network as it ended.</summary>
    public Phase Final => Phases[^1];
}
