namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>Pruned during training along a cubic (Zhu and Gupta 2017).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.95)]
[Schedule(When.DuringTraining, BeginEpoch = 1, EndEpoch = 15)]
public sealed partial class Gradual
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
