namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Whole blocks of each layer, in two rounds: a vector behind an output, two rows of a convolution.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 8)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Block)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 4)]
public sealed partial class WeightBlockNet
{
    [Conv2D(7, Padding = 1), Relu]
    [Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 4)]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
