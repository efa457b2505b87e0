namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The least first-order change of the mean loss.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.5)]
internal sealed partial class TaylorGlobal
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
