using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>How removed weights come back while a network is trained. Epochs are those of the declared
/// number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RegrowthPlan
{
    /// <summary>How they come back.</summary>
    public required Growth Growth { get; init; }

    /// <summary>The fraction of the kept weights of a layer that an update exchanges at first.</summary>
    public required double Fraction { get; init; }

    /// <summary>How it changes.</summary>
    public required Anneal Anneal { get; init; }

    /// <summary>Steps between two updates; 0 where epochs are counted.</summary>
    public required int EverySteps { get; init; }

    /// <summary>Epochs between two updates; 0 where steps are counted.</summary>
    public required double EveryEpochs { get; init; }

    /// <summary>From here on the same weights stay removed.</summary>
    public required double EndEpoch { get; init; }

    /// <summary>Epochs before the first sparse phase.</summary>
    public required double WarmupEpochs { get; init; }

    /// <summary>How fast updates become rare.</summary>
    public required double Gamma { get; init; }

    /// <summary>The power of that.</summary>
    public required double Power { get; init; }
}
