namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A learned threshold for each layer, with a decay of its own, momentum and dropout.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 4, WeightDecay = 1e-3)]
[Learn(LearnedMask.LayerThreshold, Strength = 0.05, InitialThreshold = 0.02)]
public sealed partial class LayerThresholdNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
