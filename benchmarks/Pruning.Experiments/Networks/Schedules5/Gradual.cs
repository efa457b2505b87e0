namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>Pruned during training along a cubic (Zhu and Gupta 2017).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.98)]
[Schedule(When.DuringTraining, BeginEpoch = 1, EndEpoch = 11)]
public sealed partial class Gradual
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
