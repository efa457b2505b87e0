namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>A learned threshold for each neuron and filter (Liu et al. 2020), with the recipe of the paper.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.01, BatchSize = 64, Epochs = 20)]
[Learn(LearnedMask.NeuronThreshold, Strength = 5e-4)]
public sealed partial class Dst
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
