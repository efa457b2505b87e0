namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Rewinding of the learning rate by two of three epochs.</summary>
[Network(20)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.05,
    BatchSize = 32,
    Epochs = 3,
    Curve = LearningRateCurve.Step,
    StepEpochs = 1,
    StepFactor = 0.5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 2, Rewind = Rewind.LearningRate)]
public sealed partial class RateRewindNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), BatchNorm, Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
