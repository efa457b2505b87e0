namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The smallest weights, in proportion to the larger ones of their layer.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Lamp, Scope.Global, Rate = 0.5)]
internal sealed partial class LampGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
