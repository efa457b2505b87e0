namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels of all groups by their scores, until multiply-adds are gone, more and more of them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, Granularity = Granularity.Channel, Unit = RateUnit.Macs)]
[Schedule(When.DuringTraining, EndEpoch = 2, EverySteps = 5, Power = 1)]
public sealed partial class MacsChannelsNet
{
    [Conv2D(6, Padding = 1), Relu]
    public partial Conv2D A { get; }

    [Conv2D(5, Padding = 1), Relu]
    public partial Conv2D B { get; }

    [Dense(9), Relu]
    public partial Dense C { get; }

    [Dense(3), Keep]
    public partial Dense Last { get; }
}
