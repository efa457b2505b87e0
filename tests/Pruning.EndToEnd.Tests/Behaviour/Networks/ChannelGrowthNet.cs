namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels, columns of their readers among them, that a growing penalty makes small before they go.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0, BatchSize = 32, Epochs = 5)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
[GrowPenalty(BeginEpoch = 1, EndEpoch = 3)]
public sealed partial class ChannelGrowthNet
{
    [Conv2D(6, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(9), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
