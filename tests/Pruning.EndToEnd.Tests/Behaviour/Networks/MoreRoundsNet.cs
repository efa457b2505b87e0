namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>As MomentumNet, for one round more.</summary>
[Network(20)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.05,
    BatchSize = 32,
    Epochs = 2,
    WeightDecay = 1e-4,
    Curve = LearningRateCurve.Step,
    StepEpochs = 1,
    StepFactor = 0.5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1)]
public sealed partial class MoreRoundsNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
