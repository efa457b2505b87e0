namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Whole filters and neurons by the sums of their magnitudes, each layer the same fraction, in two
/// rounds.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 8)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 4)]
public sealed partial class FilterNet
{
    [Conv2D(7, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
