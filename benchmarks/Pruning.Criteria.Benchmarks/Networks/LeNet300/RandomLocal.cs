namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The floor: each layer loses the same fraction, at random.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Random, Rate = 0.5)]
internal sealed partial class RandomLocal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
