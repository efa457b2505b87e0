namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The layers of ShadowGrowthNet without a policy: gradients for a training that is written out.</summary>
[Network(20)]
[Train(Optimizer.Sgd, BatchSize = 32)]
public sealed partial class DenseReferenceNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
