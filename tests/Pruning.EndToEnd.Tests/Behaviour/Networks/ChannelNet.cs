namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Half of the channels of each group, in two rounds: a sum ties those of two layers together.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 8)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 4)]
public sealed partial class ChannelNet
{
    [Conv2D(7, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(5, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Inner { get; }

    [Conv2D(7, Padding = 1), BatchNorm]
    public partial Conv2D Outer { get; }

    [Add(nameof(Stem)), BatchNorm, Relu]
    public partial Join Sum { get; }

    [Dense(9), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
