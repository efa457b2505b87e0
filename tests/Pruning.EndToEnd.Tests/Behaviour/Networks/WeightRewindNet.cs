namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Rewinding to the end of the first epoch of three.</summary>
[Network(20)]
[Train(
    Optimizer.Adam,
    LearningRate = 0.01,
    BatchSize = 32,
    Epochs = 3,
    Curve = LearningRateCurve.Cosine,
    WarmupEpochs = 0.5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Epoch, RewindEpoch = 1)]
public sealed partial class WeightRewindNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), BatchNorm, Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
