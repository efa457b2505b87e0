namespace Pruning.Experiments.Networks.LeNet300;

/// <summary>95 % removed of each layer.</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    Curve = Recipe.Curve)]
[Regularize(Norm.L1, Recipe.L1)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.95)]
[Schedule(When.AfterTraining, Rounds = 4, Rewind = Rewind.Initialization)]
public sealed partial class Local95
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
