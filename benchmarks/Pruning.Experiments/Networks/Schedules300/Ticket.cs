namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>A lottery ticket: four rounds, each from the initial weights (Frankle and Carbin 2019).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = 12,
    Curve = Recipe.Curve)]
[Regularize(Norm.L1, 4e-5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.964)]
[Schedule(When.AfterTraining, Rounds = 4, Rewind = Rewind.Initialization)]
public sealed partial class Ticket
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
