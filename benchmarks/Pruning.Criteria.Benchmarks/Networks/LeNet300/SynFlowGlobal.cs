namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The least synaptic flow, in a hundred steps.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.SynFlow, Scope.Global, Rate = 0.5)]
internal sealed partial class SynFlowGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
