using System.ComponentModel;
using Pruning.Criteria;

namespace Pruning.Plans;

/// <summary>Weights whose scores are compared with each other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PruningGroupPlan
{
    /// <summary>The layers, as indices.</summary>
    public required int[] Layers { get; init; }

    /// <summary>The score.</summary>
    public required WeightCriterion Criterion { get; init; }

    /// <summary>How removals are spread over the layers; a local one has a group for each.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Number of weights in all.</summary>
    public required int Weights { get; init; }

    /// <summary>How many are removed after each round.</summary>
    public required int[] RemovedAfterRound { get; init; }

    /// <summary>What happens when a removal would empty a layer.</summary>
    public required Collapse Collapse { get; init; }

    /// <summary>The number of weights below which no layer may fall.</summary>
    public required int MinimumKept { get; init; }
}
