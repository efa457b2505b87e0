namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Optimal brain surgeon, each layer for itself.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.OptimalBrainSurgeon, Rate = 0.5)]
internal sealed partial class SurgeonLocal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
