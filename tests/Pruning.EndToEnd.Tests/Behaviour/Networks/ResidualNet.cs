namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>
/// Convolutions with groups and without, a padded and a projected shortcut, a normalised concatenation, on the twenty
/// numbers as an image of 4 x 5.
/// </summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.6)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
public sealed partial class ResidualNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(6, Kernel = 3, Padding = 1, Groups = 2), BatchNorm]
    public partial Conv2D Wide { get; }

    [Add(nameof(Stem), Shortcut = Shortcut.Pad), Relu]
    public partial Join Padded { get; }

    [Conv2D(8, Kernel = 3, Stride = 2, Padding = 1)]
    public partial Conv2D Half { get; }

    [Add(nameof(Padded), Shortcut = Shortcut.Projection), Relu]
    public partial Join Projected { get; }

    [Concat(nameof(Half)), BatchNorm, GlobalAveragePool]
    public partial Join Both { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
