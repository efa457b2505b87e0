namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The smallest weights, each layer the same fraction.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.5)]
internal sealed partial class MagnitudeUniform
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
