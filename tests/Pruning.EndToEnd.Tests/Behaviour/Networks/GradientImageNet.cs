namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same in convolutions, with batch normalisation and a projected shortcut.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.ErdosRenyiKernel, Rate = 0.6)]
[Schedule(When.AtInitialization)]
[Regrow(Growth.Gradient, EverySteps = 4, Anneal = Anneal.Constant, EndEpoch = 3)]
public sealed partial class GradientImageNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Conv2D(6, Kernel = 3, Padding = 1, Groups = 2), BatchNorm]
    public partial Conv2D Wide { get; }

    [Add(nameof(Stem), Shortcut = Shortcut.Projection), Relu, GlobalAveragePool]
    public partial Join Sum { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
