namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The smallest weights of each output.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Scope.Output, Rate = 0.5)]
internal sealed partial class MagnitudeOutput
{
    [Repeat<Hidden>(1)]
    public partial Stage<Hidden> Body { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
