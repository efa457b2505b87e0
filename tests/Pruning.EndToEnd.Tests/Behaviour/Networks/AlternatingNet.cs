namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Dense and sparse phases of half an epoch take turns.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Regrow(Growth.Dense, EveryEpochs = 0.5)]
public sealed partial class AlternatingNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
