namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Learned gates of filters, also of a grouped convolution, and of inputs; Adam with weight decay.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 6, WeightDecay = 1e-4)]
[Learn(LearnedMask.HardConcrete, Strength = 8e-4, LearningRateFactor = 10)]
public sealed partial class GateNet
{
    [Conv2D(6, Kernel = 3), Relu]
    public partial Conv2D Conv1 { get; }

    [Conv2D(8, Kernel = 2, Groups = 2), Relu]
    public partial Conv2D Conv2 { get; }

    [Dense(18), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
