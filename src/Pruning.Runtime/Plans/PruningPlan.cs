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

    /// <summary>The epoch, from 1, at whose end weights have the values that <see cref="Rewind.Epoch"/> returns
    /// to.</summary>
    public int RewindEpoch { get; init; }

    /// <summary>At which point of the training weights are removed.</summary>
    public When When { get; init; }

    /// <summary>How the rate rises under <see cref="When.DuringTraining"/>.</summary>
    public GradualPlan? Gradual { get; init; }

    /// <summary>How removed weights come back; null where they do not.</summary>
    public RegrowthPlan? Regrowth { get; init; }

    /// <summary>The weights that are compared with each other, policy after policy.</summary>
    public required PruningGroupPlan[] Groups { get; init; }

    /// <summary>Whether weights are trained before any is removed.</summary>
    internal bool HasDensePhase => Rounds == 0 || When == When.AfterTraining;

    /// <summary>Whether a policy removes channels, and with them weights of layers that it does not hold for.</summary>
    internal bool RemovesChannels => System.Array.Exists(Groups, group => group.Channels.Length > 0);

    /// <summary>Whether the weights that stay keep their values.</summary>
    internal bool KeepsValues => Rewind is Rewind.None or Rewind.LearningRate;

    /// <summary>The weights whose learned scores are compared with each other in every step.</summary>
    public PruningGroupPlan[] Movements { get; init; } = [];

    /// <summary>The penalty that grows on what is to be removed; null where none does.</summary>
    public GrowingPenaltyPlan? GrowingPenalty { get; init; }
}
