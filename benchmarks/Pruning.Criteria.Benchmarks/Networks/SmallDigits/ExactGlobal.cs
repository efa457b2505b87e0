namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The change of the loss without each weight.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.LeaveOneOut, Scope.Global, Rate = 0.5)]
internal sealed partial class ExactGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
