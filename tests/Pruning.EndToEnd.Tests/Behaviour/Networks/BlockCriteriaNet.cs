namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Criteria of weights, for blocks of 2 x 3 that divide each layer.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
public sealed partial class BlockCriteriaNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu]
    [Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Conv2D Features { get; }

    [Conv2D(6, Kernel = 3, Groups = 2), Relu]
    [Prune(Criterion.Fisher, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Conv2D More { get; }

    [Dense(12), Gelu]
    [Prune(Criterion.Grasp, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Dense First { get; }

    [Dense(12), Relu]
    [Prune(Criterion.Taylor, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3,
        Reduction = Reduction.MeanOfSquares, Aggregation = Aggregation.Mean)]
    public partial Dense Second { get; }

    [Dense(12), Relu]
    [Prune(Criterion.Wanda, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Dense Third { get; }

    [Dense(12), Relu]
    [Prune(Criterion.SynFlow, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Dense Fourth { get; }

    [Dense(12), Relu]
    [Prune(Criterion.Lamp, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Dense Fifth { get; }

    [Dense(6), Tanh]
    [Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 3)]
    public partial Dense Sixth { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
