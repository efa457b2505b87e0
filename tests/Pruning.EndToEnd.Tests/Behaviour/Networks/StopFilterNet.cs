namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Whole filters and neurons by their largest magnitudes, until a layer has no more than four.</summary>
[Network(1, 4, 5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Filter,
    Aggregation = Aggregation.Max, Collapse = Collapse.Stop, MinimumKept = 4)]
public sealed partial class StopFilterNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
