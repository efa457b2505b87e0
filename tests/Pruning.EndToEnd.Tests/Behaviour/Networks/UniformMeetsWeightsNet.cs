namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Filters by sizes, and in each round single weights of the same layers, which may empty more of
/// them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.3, Granularity = Granularity.Filter)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.95)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
public sealed partial class UniformMeetsWeightsNet
{
    [Dense(8), Relu]
    public partial Dense A { get; }

    [Dense(12), Relu]
    public partial Dense B { get; }

    [Dense(3), Keep]
    public partial Dense Last { get; }
}
