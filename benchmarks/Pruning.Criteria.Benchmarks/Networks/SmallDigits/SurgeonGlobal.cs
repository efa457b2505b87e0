namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Optimal brain surgeon.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.OptimalBrainSurgeon, Scope.Global, Rate = 0.5)]
internal sealed partial class SurgeonGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
