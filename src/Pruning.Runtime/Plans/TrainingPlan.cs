using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>What of the training is not compiled into the kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TrainingPlan
{
    /// <summary>Epochs of the dense phase.</summary>
    public required int Epochs { get; init; }

    /// <summary>The highest learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How it falls.</summary>
    public required LearningRateCurve Curve { get; init; }

    /// <summary>Epochs of linear rise before.</summary>
    public required double WarmupEpochs { get; init; }

    /// <summary>Epochs between two falls.</summary>
    public required int StepEpochs { get; init; }

    /// <summary>Factor of each fall.</summary>
    public required double StepFactor { get; init; }

    /// <summary>Decay of the first moment of Adam; 0 for SGD.</summary>
    public required double Beta1 { get; init; }

    /// <summary>Decay of the second moment of Adam; 0 for SGD.</summary>
    public required double Beta2 { get; init; }
}
