namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A rate and a momentum so small that a step changes no variance.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e-30, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Initialization)]
public sealed partial class RewindStatisticsNet
{
    [Dense(24), BatchNorm(Momentum = 1e-20), Relu]
    public partial Dense Fc1 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
