namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Learned thresholds of filters and neurons behind batch normalisation, on an image of 4 x 5; the projection
/// of a shortcut learns too.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 4)]
[Learn(LearnedMask.NeuronThreshold, Strength = 0.02)]
public sealed partial class NeuronThresholdNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(6, Kernel = 3, Padding = 1, Groups = 2)]
    public partial Conv2D Wide { get; }

    [Add(nameof(Stem), Shortcut = Shortcut.Projection), Relu]
    public partial Join Sum { get; }

    [Dense(21), Relu]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
