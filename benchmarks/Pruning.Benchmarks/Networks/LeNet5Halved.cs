namespace Pruning.Benchmarks.Networks;

/// <summary>LeNet-5 without half of its filters and neurons: what is measured is the network that is left.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]
public sealed partial class LeNet5Halved
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Relu]
    public partial Dense Hidden { get; }

    [Dense(10), Keep]
    public partial Dense Logits { get; }
}
