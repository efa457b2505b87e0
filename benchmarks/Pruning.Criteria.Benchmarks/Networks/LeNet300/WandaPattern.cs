namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The two of every four weights that matter more with their inputs.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Wanda, Granularity = Granularity.NofM)]
internal sealed partial class WandaPattern
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
