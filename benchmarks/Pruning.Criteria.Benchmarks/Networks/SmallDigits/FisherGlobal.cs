namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The least Fisher information.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Fisher, Scope.Global, Rate = 0.5)]
internal sealed partial class FisherGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
