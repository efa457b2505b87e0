namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A learning rate that no network survives.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e20, BatchSize = 32, Epochs = 4, WarmupEpochs = 0)]
[Prune(Criterion.Magnitude, Rate = 0.5)]
public sealed partial class RunawayNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
