namespace Pruning.Benchmarks.Networks;

/// <summary>LeNet-300-100 whose weights go and come back every hundred steps (RigL).</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128, Epochs = 10)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.95)]
[Regrow(Growth.Gradient, EverySteps = 100, EndEpoch = 10)]
public sealed partial class LeNet300Rigged
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
