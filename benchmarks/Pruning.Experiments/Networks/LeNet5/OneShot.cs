namespace Pruning.Experiments.Networks.LeNet5;

/// <summary>Nine of ten weights removed at once, followed by as much training as all rounds have.</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)]
[Schedule(When.AfterTraining, Rounds = 1, FineTuneEpochs = 3 * Recipe.FineTuneEpochs)]
public sealed partial class OneShot
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
