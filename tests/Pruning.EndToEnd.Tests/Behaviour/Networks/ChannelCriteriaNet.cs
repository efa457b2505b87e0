namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels by criteria of all kinds. The last policy counts what its layer has lost of those that it
/// reads.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
public sealed partial class ChannelCriteriaNet
{
    [Conv2D(4, Padding = 1), BatchNorm, Relu]
    [Prune(Criterion.BatchNormScale, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Conv2D Features { get; }

    [Conv2D(6, Padding = 1, Groups = 2), Relu, MaxPool(2)]
    [Prune(Criterion.GeometricMedian, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Conv2D More { get; }

    [Dense(12), Gelu]
    [Prune(Criterion.ActivationTaylor, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense First { get; }

    [Dense(10), Relu]
    [Prune(Criterion.ActivationZeros, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense Second { get; }

    [Dense(8), Sigmoid]
    [Prune(Criterion.MutualInformation, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense Third { get; }

    [Dense(6), Tanh, Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense Fourth { get; }

    [Dense(8), Relu, Prune(Criterion.SynFlow, Rate = 0.5, Granularity = Granularity.Channel, Iterations = 3)]
    public partial Dense Fifth { get; }

    [Dense(7), Relu, Prune(Criterion.Fisher, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense Sixth { get; }

    [Dense(9), Relu, Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Channel)]
    public partial Dense Seventh { get; }

    [Dense(3), Prune(Criterion.Magnitude, Scope.Output, Rate = 0.7)]
    public partial Dense Logits { get; }
}
