namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The least share of the sensitivity.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.5)]
internal sealed partial class SnipGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
