namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same in one step.</summary>
[Network(784)]
[Prune(Criterion.SynFlow, Scope.Global, Rate = 0.5, Iterations = 1, Collapse = Collapse.Allow)]
public sealed partial class FlowOnceNet
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
