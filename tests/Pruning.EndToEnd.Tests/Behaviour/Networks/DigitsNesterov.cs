namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Digits by Nesterov momentum and LeakyRelu.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 64, Epochs = 5, Nesterov = true)]
public sealed partial class DigitsNesterov
{
    [Dense(40), LeakyRelu(0.1)]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
