namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Filters, as many of each layer as its size says, until multiply-adds are gone.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.ErdosRenyi, Rate = 0.6, Granularity = Granularity.Filter, Unit = RateUnit.Macs)]
public sealed partial class MacsSizedNet
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
