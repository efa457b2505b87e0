namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Optimal brain damage.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.OptimalBrainDamage, Scope.Global, Rate = 0.5)]
internal sealed partial class DamageGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
