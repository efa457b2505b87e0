namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>Pruned before training by connection sensitivity (Lee et al. 2019).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.98)]
[Schedule(When.AtInitialization)]
public sealed partial class Snip
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
