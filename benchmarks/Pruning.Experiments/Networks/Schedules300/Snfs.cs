namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>Weights with the largest momentum come back (Dettmers and Zettlemoyer 2019).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = DynamicRecipe.LearningRate,
    BatchSize = DynamicRecipe.BatchSize,
    Epochs = DynamicRecipe.Epochs,
    WeightDecay = DynamicRecipe.WeightDecay,
    Nesterov = DynamicRecipe.Nesterov,
    Curve = DynamicRecipe.Curve)]
[Prune(Criterion.Random, Scope.ErdosRenyi, Rate = 0.98)]
[Schedule(When.AtInitialization)]
[Regrow(Growth.Momentum)]
public sealed partial class Snfs
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
