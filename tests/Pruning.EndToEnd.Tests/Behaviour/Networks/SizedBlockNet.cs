namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>As many blocks as the sizes of the layers say, by a criterion that looks at data.</summary>
[Network(1, 4, 5)]
[Prune(Criterion.Taylor, Scope.ErdosRenyi, Rate = 0.5, Granularity = Granularity.Block, Columns = 5)]
public sealed partial class SizedBlockNet
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
