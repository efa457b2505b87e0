using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A mask that a layer learns by back-propagation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LearnedMaskPlan
{
    /// <summary>Which mask.</summary>
    public required LearnedMask Mask { get; init; }

    /// <summary>Place of its thresholds, gates or scores within the parameters.</summary>
    public required int Place { get; init; }

    /// <summary>How many there are: one, one for each output or input, or one for each weight.</summary>
    public required int Count { get; init; }

    /// <summary>How strongly weights are removed.</summary>
    public double Strength { get; init; }

    /// <summary>Thresholds before the first step, or the probability that a gate is closed.</summary>
    public double Initial { get; init; }

    /// <summary>The learning rate of the parameters, in that of the weights.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>What the parameters are to their layer.</summary>
    internal TensorKind Kind => Mask switch
    {
        LearnedMask.HardConcrete => TensorKind.Gates,
        LearnedMask.Movement => TensorKind.Scores,
        _ => TensorKind.Thresholds,
    };
}
