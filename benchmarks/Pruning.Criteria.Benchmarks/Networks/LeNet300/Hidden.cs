namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The layers that all networks of this folder have in common.</summary>
[Block]
internal sealed partial class Hidden
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }
}
