namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The least diagonal Fisher information, each layer the same fraction.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Fisher, Scope.Uniform, Rate = 0.5)]
internal sealed partial class FisherUniform
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
