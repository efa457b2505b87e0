namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Learned gates of filters, also of a grouped convolution, and of inputs; Adam with weight decay.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 12, WeightDecay = 1e-4)]
[Learn(LearnedMask.HardConcrete, Strength = 3e-4, DropRate = 0.2, LearningRateFactor = 5)]
public sealed partial class GateNet
{
    [Conv2D(16, Kernel = 3, Padding = 1), Relu]
    public partial Conv2D Conv1 { get; }

    [Conv2D(16, Kernel = 2, Groups = 2), Relu]
    public partial Conv2D Conv2 { get; }

    [Dense(24), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
