namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Optimal brain surgeon, the layers compared with each other.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.OptimalBrainSurgeon, Scope.Global, Rate = 0.5)]
internal sealed partial class SurgeonGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
