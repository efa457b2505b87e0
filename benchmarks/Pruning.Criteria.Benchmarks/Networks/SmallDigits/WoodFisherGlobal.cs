namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The Fisher information of blocks.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.WoodFisher, Scope.Global, Rate = 0.5)]
internal sealed partial class WoodFisherGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
