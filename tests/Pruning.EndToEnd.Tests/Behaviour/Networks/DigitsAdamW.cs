namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Digits by AdamW and Tanh.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.AdamW, LearningRate = 3e-3, BatchSize = 64, Epochs = 5, WeightDecay = 0.01)]
public sealed partial class DigitsAdamW
{
    [Dense(40, Initializer = Initializer.GlorotUniform), Tanh]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
