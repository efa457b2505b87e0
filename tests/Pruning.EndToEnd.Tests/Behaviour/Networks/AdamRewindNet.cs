namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Adam, warm-up and cosine, dropout, rewinding.</summary>
[Network(20)]
[Train(
    Optimizer.Adam,
    LearningRate = 0.01,
    BatchSize = 32,
    Epochs = 2,
    Curve = LearningRateCurve.Cosine,
    WarmupEpochs = 0.5)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.9)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Initialization)]
public sealed partial class AdamRewindNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
