namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The Fisher information of blocks.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.WoodFisher, Scope.Global, Rate = 0.5)]
internal sealed partial class WoodFisherGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
