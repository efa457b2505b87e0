namespace Pruning.Benchmarks.Networks;

/// <summary>
/// LeNet-5 in the variant of Caffe, with rectifiers after the convolutions and without any policy: no mask exists. The
/// learning rate is too small to change the case as it runs.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
public sealed partial class LeNet5
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
