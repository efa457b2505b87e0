namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Blocks of all layers by their mean squares against those of their layer, down to three of each.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 4)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.75, Granularity = Granularity.Block, Rows = 2, Columns = 5,
    Norm = Norm.L2, Aggregation = Aggregation.Mean, Normalize = true, MinimumKept = 3)]
[Schedule(When.DuringTraining, EverySteps = 7)]
public sealed partial class GlobalBlockNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
