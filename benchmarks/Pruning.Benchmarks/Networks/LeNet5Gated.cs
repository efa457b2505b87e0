namespace Pruning.Benchmarks.Networks;

/// <summary>
/// LeNet-5 in the variant of Caffe, where each image chooses half of the filters of the second convolution and half of
/// the hidden neurons.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
public sealed partial class LeNet5Gated
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Gate(Keep = 0.5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Gate(Keep = 0.5), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
