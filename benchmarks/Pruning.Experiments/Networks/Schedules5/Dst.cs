namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>
/// A learned threshold for each neuron and filter (Liu et al. 2020). The recipe of the paper, but for a learning rate
/// that falls, so that thresholds come to rest, and more strength where they hardly rise with that of the paper.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.01, BatchSize = 64, Epochs = 14, Curve = LearningRateCurve.Cosine)]
[Learn(LearnedMask.NeuronThreshold, Strength = 5e-4)]
public sealed partial class Dst
{
    [Conv2D(20, Kernel = 5, Initializer = Initializer.FanInUniform), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5, Initializer = Initializer.FanInUniform), Relu, MaxPool(2)]
    [Learn(LearnedMask.NeuronThreshold, Strength = 2e-3)]
    public partial Conv2D Conv2 { get; }

    [Dense(500, Initializer = Initializer.FanInUniform), Relu]
    public partial Dense Hidden { get; }

    [Dense(10, Initializer = Initializer.FanInUniform)]
    [Learn(LearnedMask.NeuronThreshold, Strength = 1e-2)]
    public partial Dense Logits { get; }
}
