namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The smallest weights, each layer the same fraction.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.5)]
internal sealed partial class MagnitudeUniform
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
