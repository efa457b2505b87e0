namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Weights that are drawn anew after each removal.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Random)]
public sealed partial class RandomRewindNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), BatchNorm, Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
