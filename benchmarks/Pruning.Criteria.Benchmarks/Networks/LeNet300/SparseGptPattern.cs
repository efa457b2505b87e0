namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Two of every four weights, by SparseGPT.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.SparseGpt, Granularity = Granularity.NofM)]
internal sealed partial class SparseGptPattern
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
