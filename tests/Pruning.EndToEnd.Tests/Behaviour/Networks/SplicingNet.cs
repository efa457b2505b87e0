namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same with hysteresis, in fewer and fewer steps.</summary>
[Network(20)]
[Train(Optimizer.AdamW, LearningRate = 0.01, BatchSize = 32, Epochs = 3, WeightDecay = 1e-2)]
[Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.6)]
[Regrow(Growth.Splicing, Gamma = 0.1)]
public sealed partial class SplicingNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
