namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>LeNet-300-100 that keeps the larger two of every four weights.</summary>
[Network(1, 28, 28)]
[Prune(Criterion.Magnitude, Granularity = Granularity.NofM)]
public sealed partial class LeNet300Pattern
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
