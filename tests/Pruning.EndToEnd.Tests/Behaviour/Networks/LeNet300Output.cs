namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>LeNet-300-100 whose outputs all lose the same fraction of their smallest weights.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Scope.Output, Rate = 0.5)]
public sealed partial class LeNet300Output
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
