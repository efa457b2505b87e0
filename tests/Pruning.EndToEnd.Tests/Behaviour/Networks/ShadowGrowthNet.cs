namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Removed weights keep moving, and are chosen anew every few steps.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3, Nesterov = true, WeightDecay = 1e-3)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Regrow(Growth.Shadow, EverySteps = 3)]
public sealed partial class ShadowGrowthNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
