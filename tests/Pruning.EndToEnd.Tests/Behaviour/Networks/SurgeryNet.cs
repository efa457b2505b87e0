namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Criteria that move the weights that stay, and one that takes many steps.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
public sealed partial class SurgeryNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu, Dropout(0.2)]
    [Prune(Criterion.SparseGpt, Rate = 0.4)]
    public partial Conv2D Features { get; }

    [Dense(12), Tanh, Prune(Criterion.OptimalBrainSurgeon, Rate = 0.4)]
    public partial Dense First { get; }

    [Dense(10), Relu, Prune(Criterion.WoodFisher, Rate = 0.4, BlockSize = 16, Damping = 0.001)]
    public partial Dense Second { get; }

    [Dense(3), Prune(Criterion.SynFlow, Rate = 0.4, Iterations = 20)]
    public partial Dense Logits { get; }
}
