namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Half of the channels of each group: whole groups of a convolution, positions in those of another, and the
/// parts of a concatenation.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 4)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
public sealed partial class DepthwiseNet
{
    [Conv2D(8, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(16, Padding = 1, Groups = 8), Relu]
    public partial Conv2D Depth { get; }

    [Conv2D(8, Padding = 1, Groups = 2), Relu]
    public partial Conv2D Grouped { get; }

    [Conv2D(6, Padding = 1, From = nameof(Stem)), Relu]
    public partial Conv2D Beside { get; }

    [Concat(nameof(Grouped)), BatchNorm]
    public partial Join Both { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
