namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Global magnitude under the collapse rule Floor.</summary>
[Network(20)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Collapse = Collapse.Floor, MinimumKept = 7)]
public sealed partial class FloorNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
