namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The second policy of OrderNet by itself.</summary>
[Network(20)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.9, Samples = 100)]
public sealed partial class GradientsNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
