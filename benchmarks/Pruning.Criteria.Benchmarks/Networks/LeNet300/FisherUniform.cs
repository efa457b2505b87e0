namespace Pruning.CriteriaBenchmarks.Networks.LeNet300;

/// <summary>The least diagonal Fisher information, each layer the same fraction.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Fisher, Scope.Uniform, Rate = 0.5)]
internal sealed partial class FisherUniform
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
