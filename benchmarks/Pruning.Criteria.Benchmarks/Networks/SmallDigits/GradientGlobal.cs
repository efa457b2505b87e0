namespace Pruning.CriteriaBenchmarks.Networks.SmallDigits;

/// <summary>The smallest gradients.</summary>
[Network(1, 7, 7)]
[Prune(Criterion.Gradient, Scope.Global, Rate = 0.5)]
internal sealed partial class GradientGlobal
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
