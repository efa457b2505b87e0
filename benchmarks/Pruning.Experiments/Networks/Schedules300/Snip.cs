namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>Pruned before training by connection sensitivity (Lee et al. 2019).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.9)]
[Schedule(When.AtInitialization)]
public sealed partial class Snip
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
