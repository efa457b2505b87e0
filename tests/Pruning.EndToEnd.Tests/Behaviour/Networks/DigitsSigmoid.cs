namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Digits by Adam and Sigmoid, with dropout and a squared error against one-hot targets.</summary>
[Network(1, 28, 28, Loss = Loss.MeanSquaredError)]
[Train(Optimizer.Adam, LearningRate = 5e-3, BatchSize = 64, Epochs = 5)]
public sealed partial class DigitsSigmoid
{
    [Dense(40), Sigmoid, Dropout(0.1)]
    public partial Dense Hidden { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
