namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>LeNet-300-100 under synaptic flow in a hundred steps, with nothing that keeps a layer.</summary>
[Network(784)]
[Prune(Criterion.SynFlow, Scope.Global, Rate = 0.5, Collapse = Collapse.Allow)]
public sealed partial class FlowNet
{
    [Dense(300), Relu]
    public partial Dense Fc1 { get; }

    [Dense(100), Relu]
    public partial Dense Fc2 { get; }

    [Dense(10)]
    public partial Dense Fc3 { get; }
}
