namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The network of Guo et al. (2016), pruned by layer-adaptive magnitude.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Lamp, Scope.Global, Rate = 0.5)]
public sealed partial class LeNet300Lamp
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
