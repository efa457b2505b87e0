namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The least change of the loss to first order.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.5)]
internal sealed partial class TaylorGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
