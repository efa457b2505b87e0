namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Layers that lose what their sizes say, kernels included, in two rounds.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.ErdosRenyiKernel, Rate = 0.9, MinimumKept = 4)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
public sealed partial class ErdosRenyiNet
{
    [Conv2D(4, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(30), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
