namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels by the sizes of groups of which the smallest has two, in rounds that take one each.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.2857, Granularity = Granularity.Channel)]
[Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 1, Spacing = RoundSpacing.Linear)]
public sealed partial class UniformRoundsNet
{
    [Dense(6), Relu]
    public partial Dense A { get; }

    [Dense(6), Relu]
    public partial Dense B { get; }

    [Dense(2), Relu]
    public partial Dense C { get; }

    [Dense(3), Keep]
    public partial Dense Last { get; }
}
