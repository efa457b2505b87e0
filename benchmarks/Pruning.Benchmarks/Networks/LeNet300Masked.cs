namespace Pruning.Benchmarks.Networks;

/// <summary>
/// LeNet-300-100 with a policy, so that every layer has a mask; the case decides how much is removed.
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.8)]
public sealed partial class LeNet300Masked
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
