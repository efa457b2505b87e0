namespace Pruning.Benchmarks.Networks;

/// <summary>
/// LeNet-300-100 without any policy: no mask exists. The learning rate is too small to change the case as it runs.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
public sealed partial class LeNet300
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
