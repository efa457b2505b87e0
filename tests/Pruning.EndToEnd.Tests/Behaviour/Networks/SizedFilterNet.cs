namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>As many filters and neurons as the sizes of the layers say, by a criterion that looks at data.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Taylor, Scope.ErdosRenyi, Rate = 0.5, Granularity = Granularity.Filter)]
public sealed partial class SizedFilterNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
