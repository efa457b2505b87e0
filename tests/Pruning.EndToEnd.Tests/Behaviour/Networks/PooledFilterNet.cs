namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Removed filters give a constant that is averaged, at the border over fewer pixels.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 4)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]
public sealed partial class PooledFilterNet
{
    [Conv2D(8, Padding = 1), BatchNorm, Sigmoid, AveragePool(3, Stride = 1, Padding = 1)]
    public partial Conv2D First { get; }

    [Conv2D(4, Kernel = 2), Relu]
    public partial Conv2D Second { get; }

    [Dense(3), Keep]
    public partial Dense Last { get; }
}
