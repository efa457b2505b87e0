namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Weights with large momentum come back, where momentum is largest.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3, WeightDecay = 1e-4)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.7)]
[Regrow(Growth.Momentum, EveryEpochs = 0.4)]
public sealed partial class MomentumGrowthNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
