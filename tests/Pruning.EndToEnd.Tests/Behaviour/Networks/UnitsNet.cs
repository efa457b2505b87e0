namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Criteria of neurons and filters.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
public sealed partial class UnitsNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu]
    [Prune(Criterion.BatchNormScale, Rate = 0.5, Granularity = Granularity.Filter)]
    public partial Conv2D Features { get; }

    [Conv2D(6, Kernel = 3, Groups = 2), Relu, MaxPool(2)]
    [Prune(Criterion.GeometricMedian, Rate = 0.5, Granularity = Granularity.Filter)]
    public partial Conv2D More { get; }

    [Dense(12), Gelu]
    [Prune(Criterion.ActivationTaylor, Rate = 0.5, Granularity = Granularity.Neuron)]
    public partial Dense First { get; }

    [Dense(10), Relu]
    [Prune(Criterion.ActivationZeros, Rate = 0.5, Granularity = Granularity.Neuron)]
    public partial Dense Second { get; }

    [Dense(8), Sigmoid]
    [Prune(Criterion.MutualInformation, Rate = 0.5, Granularity = Granularity.Neuron)]
    public partial Dense Third { get; }

    [Dense(6), Tanh, Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron)]
    public partial Dense Fourth { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
