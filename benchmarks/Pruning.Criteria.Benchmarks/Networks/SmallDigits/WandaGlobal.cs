namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Weights times inputs.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Wanda, Scope.Global, Rate = 0.5)]
internal sealed partial class WandaGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
