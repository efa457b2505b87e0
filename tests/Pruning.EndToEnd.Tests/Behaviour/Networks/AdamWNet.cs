namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>AdamW and dropout without any policy.</summary>
[Network(20)]
[Train(Optimizer.AdamW, LearningRate = 0.01, BatchSize = 32, Epochs = 3, WeightDecay = 0.01)]
public sealed partial class AdamWNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
