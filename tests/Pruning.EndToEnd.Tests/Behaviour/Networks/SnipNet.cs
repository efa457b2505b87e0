namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A removal before the training, by samples that are drawn.</summary>
[Network(20)]
[Train(
    Optimizer.Adam,
    LearningRate = 0.01,
    BatchSize = 32,
    Epochs = 3,
    Curve = LearningRateCurve.Cosine,
    WarmupEpochs = 0.5)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.9, Samples = 100, Shuffle = true)]
[Schedule(When.AtInitialization)]
public sealed partial class SnipNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
