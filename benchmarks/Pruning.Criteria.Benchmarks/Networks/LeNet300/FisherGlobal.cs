namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The least diagonal Fisher information.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Fisher, Scope.Global, Rate = 0.5)]
internal sealed partial class FisherGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
