namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>
/// Channels of several groups, compared with each other: a convolution whose groups go as a whole, one in groups whose
/// positions are tied, and a concatenation.
/// </summary>
[Network(1, 4, 5)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 4)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Channel, Norm = Norm.L2,
    Aggregation = Aggregation.Mean, Normalize = true)]
[Schedule(When.DuringTraining, EverySteps = 5, EndEpoch = 3)]
public sealed partial class ChannelMixNet
{
    [Conv2D(8, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(16, Padding = 1, Groups = 8), Relu]
    public partial Conv2D Depth { get; }

    [Conv2D(6, Padding = 1, Groups = 2), Relu]
    public partial Conv2D Grouped { get; }

    [Conv2D(5, Padding = 1, From = nameof(Stem)), Relu]
    public partial Conv2D Beside { get; }

    [Concat(nameof(Grouped)), BatchNorm]
    public partial Join Both { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
