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

    /// <summary>How a gradient becomes a step.</summary>
    public Optimizer Optimizer { get; init; }

    /// <summary>SGD: the fraction of the last step that is kept.</summary>
    public double Momentum { get; init; }

    /// <summary>SGD: whether the gradient is taken ahead of the momentum step.</summary>
    public bool IsNesterov { get; init; }

    /// <summary>Adam: added to the root of the second moment.</summary>
    public double Epsilon { get; init; }

    /// <summary>Decay of the weights: added to the gradient by SGD and Adam, decoupled from it by AdamW.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Decay of the first moment of Adam; 0 for SGD.</summary>
    public required double Beta1 { get; init; }

    /// <summary>Decay of the second moment of Adam; 0 for SGD.</summary>
    public required double Beta2 { get; init; }
}
