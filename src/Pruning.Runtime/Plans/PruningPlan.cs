using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>When how many weights are removed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PruningPlan
{
    /// <summary>Rounds of removal and fine-tuning; 0 without a policy.</summary>
    public required int Rounds { get; init; }

    /// <summary>Epochs after each removal.</summary>
    public required int FineTuneEpochs { get; init; }

    /// <summary>What the weights that stay are set to.</summary>
    public required Rewind Rewind { get; init; }

    /// <summary>The weights that are compared with each other.</summary>
    public required PruningGroupPlan[] Groups { get; init; }

    /// <summary>The penalty that grows on what is to be removed; null where none does.</summary>
    public GrowthPlan? Growth { get; init; }
}
