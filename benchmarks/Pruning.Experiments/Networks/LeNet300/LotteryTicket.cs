namespace Pruning.Experiments.Networks.LeNet300;

/// <summary>
/// As Frankle and Carbin (2019) had it: layer by layer, a fifth per round, half of that in the last layer.
/// </summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    Curve = Recipe.Curve)]
[Regularize(Norm.L1, Recipe.L1)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.9648)]
[Schedule(When.AfterTraining, Rounds = 15, Rewind = Rewind.Initialization)]
public sealed partial class LotteryTicket
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10), Prune(Criterion.Magnitude, Scope.Local, Rate = 0.7941)]
    public partial Dense Logits { get; }
}
