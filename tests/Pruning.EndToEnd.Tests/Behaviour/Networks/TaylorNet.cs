namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Layers whose criteria look at the first samples, and one that looks at none.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Taylor, Rate = 0.5, Samples = 70)]
public sealed partial class TaylorNet
{
    [Dense(17), BatchNorm, Relu]
    public partial Dense First { get; }

    [Dense(9), Dropout(0.5), Relu, Prune(Criterion.Gradient, Rate = 0.5, Samples = 70)]
    public partial Dense Second { get; }

    [Dense(3), Prune(Criterion.Magnitude, Rate = 0.5)]
    public partial Dense Logits { get; }
}
