namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels in rounds, each from the initial weights, where a weight policy follows on what is left.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Taylor, Scope.Uniform, Rate = 0.4, Granularity = Granularity.Channel)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.Initialization)]
public sealed partial class ChannelRewindNet
{
    [Conv2D(10, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
