namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A learned threshold of each neuron and the plainest optimiser, to follow a step by hand.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.1, Momentum = 0, BatchSize = 32)]
public sealed partial class PlainThresholdNet
{
    [Dense(8), Sigmoid, Learn(LearnedMask.NeuronThreshold, Strength = 0.5, LearningRateFactor = 0.25)]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
