namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The first policy of OrderNet by itself.</summary>
[Network(20)]
[Prune(Criterion.Magnitude, Rate = 0.3, Granularity = Granularity.Neuron)]
public sealed partial class NeuronsNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
