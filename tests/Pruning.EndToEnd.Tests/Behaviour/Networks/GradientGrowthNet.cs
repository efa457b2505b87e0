namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Weights with large gradients come back.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Random, Scope.ErdosRenyi, Rate = 0.7)]
[Regrow(Growth.Gradient, EverySteps = 4)]
public sealed partial class GradientGrowthNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
