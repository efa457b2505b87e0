namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels before the training, by a criterion that looks at data; none may empty a group.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.7, Granularity = Granularity.Channel, Collapse = Collapse.Stop,
    MinimumKept = 3)]
[Schedule(When.AtInitialization)]
public sealed partial class ChannelInitialNet
{
    [Conv2D(10, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
