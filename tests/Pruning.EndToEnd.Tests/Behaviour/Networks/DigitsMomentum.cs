namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Digits by momentum and Relu.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 64, Epochs = 5)]
public sealed partial class DigitsMomentum
{
    [Dense(40), Relu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
