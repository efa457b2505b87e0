namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Another network, for checkpoints that do not belong.</summary>
[Network(20)]
[Train(Optimizer.Adam, BatchSize = 32)]
public sealed partial class WiderNet
{
    [Dense(25), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
