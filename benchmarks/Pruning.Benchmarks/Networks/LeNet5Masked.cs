namespace Pruning.Benchmarks.Networks;

/// <summary>
/// LeNet-5 in the variant of Caffe with a policy, so that every layer has a mask; the case decides how much is removed.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.8)]
public sealed partial class LeNet5Masked
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
