namespace Pruning.Experiments.Networks.Schedules5;

/// <summary>Half of the channels and neurons are chosen by the input (Gao et al. 2019).</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
public sealed partial class Gated
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Gate(Keep = 0.5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Gate(Keep = 0.5), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
