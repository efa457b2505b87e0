namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The smallest weights.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
internal sealed partial class MagnitudeGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
