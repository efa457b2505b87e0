namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The layers that all networks of this folder have in common.</summary>
[Block]
internal sealed partial class Hidden
{
    [Dense(30), Relu]
    public partial Dense Fc1 { get; }

    [Dense(20), Relu]
    public partial Dense Fc2 { get; }
}
