namespace Pruning.Experiments.Networks.Schedules300;

/// <summary>LeNet-300-100 as it is.</summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = Recipe.LearningRate,
    BatchSize = Recipe.BatchSize,
    Epochs = Recipe.Epochs,
    WeightDecay = Recipe.WeightDecay,
    Curve = Recipe.Curve)]
public sealed partial class DenseLeNet
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
