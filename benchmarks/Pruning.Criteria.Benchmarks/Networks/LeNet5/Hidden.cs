namespace Pruning.CriteriaBenchmarks.Networks.LeNet5;

/// <summary>The layers that all networks of this folder have in common.</summary>
[Block]
internal sealed partial class Hidden
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Relu]
    public partial Dense Fc { get; }
}
