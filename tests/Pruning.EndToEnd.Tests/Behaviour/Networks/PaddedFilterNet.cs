namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Filters whose constants no bias can take over: zeros stand around what is read of them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]
public sealed partial class PaddedFilterNet
{
    [Conv2D(6), Sigmoid]
    public partial Conv2D First { get; }

    [Conv2D(8, Padding = 1), Keep, Relu]
    public partial Conv2D Second { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
