namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels that a growing penalty acts on, as many as take weights with them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, Granularity = Granularity.Channel, Unit = RateUnit.Weights)]
[GrowPenalty(BeginEpoch = 1, EndEpoch = 2)]
public sealed partial class WeightsGrowthNet
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
