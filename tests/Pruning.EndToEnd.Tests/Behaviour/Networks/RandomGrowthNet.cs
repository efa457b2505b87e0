namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Weights come back at random, twice in an epoch; dropout.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3, WeightDecay = 1e-4)]
[Prune(Criterion.Random, Scope.ErdosRenyi, Rate = 0.7)]
[Regrow(Growth.Random, EveryEpochs = 0.5)]
public sealed partial class RandomGrowthNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
