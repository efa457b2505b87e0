namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>The same recipe without a removal.</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = 12,
    Curve = Recipe.Curve)]
[Regularize(Norm.L1, 4e-5)]
public sealed partial class TicketDense
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
