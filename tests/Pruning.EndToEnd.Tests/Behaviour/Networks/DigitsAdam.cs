namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Digits by Adam and Gelu.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Adam, LearningRate = 3e-3, BatchSize = 64, Epochs = 5)]
public sealed partial class DigitsAdam
{
    [Dense(40), Gelu]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
