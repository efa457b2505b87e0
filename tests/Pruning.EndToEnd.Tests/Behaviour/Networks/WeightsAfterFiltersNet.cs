namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Filters, then channels until weights are gone: which of these have lost their filters, scores
/// say.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Rate = 0.4, Granularity = Granularity.Filter)]
[Prune(Criterion.Magnitude, Rate = 0.6, Granularity = Granularity.Channel, Unit = RateUnit.Weights)]
[Schedule(When.AtInitialization)]
public sealed partial class WeightsAfterFiltersNet
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
