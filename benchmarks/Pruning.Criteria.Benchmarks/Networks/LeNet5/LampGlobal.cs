namespace Pruning.CriteriaBenchmarks.Networks.LeNet5;

/// <summary>Layer-adaptive magnitude.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Lamp, Scope.Global, Rate = 0.5)]
internal sealed partial class LampGlobal
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv1 { get; }

    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
    public partial Conv2D Conv2 { get; }

    [Dense(500), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
