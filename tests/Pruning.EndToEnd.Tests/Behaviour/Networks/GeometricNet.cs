namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Three geometric rounds of global magnitude; the last layer is never pruned.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1)]
public sealed partial class GeometricNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Relu]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
