namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Weights that are drawn anew, with steps too small to change a bit.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e-30, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Random)]
public sealed partial class RandomRewindOnlyNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), BatchNorm(Momentum = 1e-20), Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
