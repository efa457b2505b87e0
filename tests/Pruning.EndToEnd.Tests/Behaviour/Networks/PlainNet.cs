namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same network, with and without an L1 penalty.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 10, Curve = LearningRateCurve.Cosine)]
public sealed partial class PlainNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
