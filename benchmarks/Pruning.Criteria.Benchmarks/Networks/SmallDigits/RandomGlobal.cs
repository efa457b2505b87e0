namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>Any weights.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Random, Scope.Global, Rate = 0.5)]
internal sealed partial class RandomGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
