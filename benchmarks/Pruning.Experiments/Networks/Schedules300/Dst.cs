namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>A learned threshold for each neuron (Liu et al. 2020), with the recipe of the paper, three times as
/// long.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.01, BatchSize = 64, Epochs = 60)]
[Learn(LearnedMask.NeuronThreshold, Strength = 5e-4)]
public sealed partial class Dst
{
    [Dense(300, Initializer = Initializer.FanInUniform), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100, Initializer = Initializer.FanInUniform), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10, Initializer = Initializer.FanInUniform)]
    public partial Dense Logits { get; }
}
