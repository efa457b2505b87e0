namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The sweep of SparseGPT.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.SparseGpt, Rate = 0.5)]
internal sealed partial class SparseGptLocal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
