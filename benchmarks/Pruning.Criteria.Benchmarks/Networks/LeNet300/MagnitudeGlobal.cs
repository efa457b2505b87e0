namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The smallest weights of all layers.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
internal sealed partial class MagnitudeGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
