namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>Weights times inputs, of each layer.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Wanda, Rate = 0.5)]
internal sealed partial class WandaLocal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
