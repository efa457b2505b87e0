using System.Collections.Generic;
using System.Linq;

namespace Pruning.Training;

/// <summary>The outcome of a schedule.</summary>
/// <param name="Dense">The network before the first removal: under <see cref="When.AtInitialization"/> and
/// <see cref="When.DuringTraining"/> as it was before the training.</param>
/// <param name="Rounds">The network after each round, or after the training where weights are removed before or during
/// it; empty without a policy.</param>
public sealed record TrainingResult(PhaseResult Dense, IReadOnlyList<PhaseResult> Rounds)
{
    /// <summary>The network as it is now: after the last round, or the dense one where there is none.</summary>
    public PhaseResult Final => Rounds.Count == 0 ? Dense : Rounds[Rounds.Count - 1];

    /// <summary>What collapse rules did in all removals, in their order.</summary>
    public IReadOnlyList<CollapseEvent> Collapses => [.. Rounds.SelectMany(round => round.Collapses)];
}
