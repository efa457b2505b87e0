namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Learned scores that two layers share, AdamW, and a layer that a schedule prunes and all are rewound
/// with.</summary>
[Network(20)]
[Train(Optimizer.AdamW, LearningRate = 0.01, BatchSize = 32, Epochs = 2, WeightDecay = 1e-3)]
[Prune(Criterion.Movement, Scope.Global, Rate = 0.7)]
[Learn(LearnedMask.Movement)]
[Schedule(When.AfterTraining, Rounds = 1, FineTuneEpochs = 2, Rewind = Rewind.Initialization)]
public sealed partial class LearnedMovementNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(9), Relu, Prune(Criterion.Magnitude, Rate = 0.5)]
    public partial Dense Fc3 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
