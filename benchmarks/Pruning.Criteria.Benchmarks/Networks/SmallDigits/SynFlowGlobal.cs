namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The least synaptic flow, in one step: the score itself.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.SynFlow, Scope.Global, Rate = 0.5, Iterations = 1)]
internal sealed partial class SynFlowGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
