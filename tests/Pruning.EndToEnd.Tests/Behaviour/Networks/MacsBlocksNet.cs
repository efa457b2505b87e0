namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Blocks of layers with different pixels, until multiply-adds are gone; those at the border are
/// smaller.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, Granularity = Granularity.Block, Rows = 2, Columns = 4,
    Unit = RateUnit.Macs)]
public sealed partial class MacsBlocksNet
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
