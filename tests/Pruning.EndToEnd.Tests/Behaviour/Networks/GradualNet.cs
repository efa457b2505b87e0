namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A gradual removal whose interval does not divide its span: steps 4, 7, 10, ..., 22 and 23 of 30.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3, Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)]
[Schedule(
    When.DuringTraining,
    BeginEpoch = 0.4,
    EndEpoch = 2.3,
    EverySteps = 3,
    Power = 2)]
public sealed partial class GradualNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
