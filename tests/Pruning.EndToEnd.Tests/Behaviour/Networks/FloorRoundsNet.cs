namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Rounds in which layers come to their floor.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9, MinimumKept = 30)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1)]
public sealed partial class FloorRoundsNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
