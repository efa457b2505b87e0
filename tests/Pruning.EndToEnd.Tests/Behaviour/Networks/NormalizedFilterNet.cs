namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Whole filters and neurons by their mean squares against those of their layer, down to four of
/// each.</summary>
[Network(1, 4, 5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Filter, Norm = Norm.L2,
    Aggregation = Aggregation.Mean, Normalize = true, MinimumKept = 4)]
public sealed partial class NormalizedFilterNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
