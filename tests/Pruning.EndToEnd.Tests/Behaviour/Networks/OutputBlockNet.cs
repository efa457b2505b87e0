namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same number of blocks behind each output.</summary>
[Network(1, 4, 5)]
[Prune(Criterion.Magnitude, Scope.Output, Rate = 0.5, Granularity = Granularity.Block, Columns = 6)]
public sealed partial class OutputBlockNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
