namespace Pruning.CriteriaBenchmarks.Networks.LeNet5;

/// <summary>The least first-order change of the mean loss.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.5)]
internal sealed partial class TaylorGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
