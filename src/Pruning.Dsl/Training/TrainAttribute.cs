using System;

namespace Pruning;

/// <summary>How the network is trained.</summary>
/// <param name="optimizer">How a gradient becomes a step.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrainAttribute(Optimizer optimizer = Optimizer.Adam) : Attribute
{
    /// <summary>How a gradient becomes a step.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>The highest learning rate. Default: 1e-3 for Adam and AdamW, 0.1 for SGD.</summary>
    public double LearningRate { get; set; } = double.NaN;

    /// <summary>Samples per step. Default: 128.</summary>
    public int BatchSize { get; set; } = 128;

    /// <summary>Passes over the training data. Default: 10.</summary>
    public int Epochs { get; set; } = 10;

    /// <summary>SGD only: the fraction of the last step that is kept, in [0, 1). Default: 0.9.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>SGD only: whether the gradient is taken ahead of the momentum step. Default: false.</summary>
    public bool Nesterov { get; set; }

    /// <summary>Adam and AdamW: decay of the first moment, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Adam and AdamW: decay of the second moment, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Adam and AdamW: added to the root of the second moment. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// Decay of the weights, not of the biases: added to the gradient by SGD and Adam, decoupled from it by AdamW.
    /// Default: 0.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>How the learning rate falls. Default: <see cref="LearningRateCurve.Constant"/>.</summary>
    public LearningRateCurve Curve { get; set; }

    /// <summary>
    /// Epochs over which the learning rate rises linearly from zero, before the curve begins. Default: 0.
    /// </summary>
    public double WarmupEpochs { get; set; }

    /// <summary>For <see cref="LearningRateCurve.Step"/>: epochs between two falls. Default: 10.</summary>
    public int StepEpochs { get; set; } = 10;

    /// <summary>For <see cref="LearningRateCurve.Step"/>: the factor of each fall, in (0, 1]. Default: 0.1.</summary>
    public double StepFactor { get; set; } = 0.1;
}
