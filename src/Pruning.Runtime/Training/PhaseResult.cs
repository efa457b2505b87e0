using System.Collections.Generic;

namespace Pruning.Training;

/// <summary>What a network was worth at the end of a phase of its schedule.</summary>
/// <param name="Round">0 for the dense network, then the round of removal.</param>
/// <param name="Loss">Mean loss on the test data.</param>
/// <param name="Accuracy">Accuracy on the test data, in [0, 1]; NaN without labels.</param>
/// <param name="Kept">Weights that each layer has kept, in the order of <see cref="Network.Layers"/>.</param>
public sealed record PhaseResult(int Round, double Loss, double Accuracy, IReadOnlyList<int> Kept)
{
    /// <summary>What collapse rules did in the removals of the phase, in their order.</summary>
    public IReadOnlyList<CollapseEvent> Collapses { get; init; } = [];
}
