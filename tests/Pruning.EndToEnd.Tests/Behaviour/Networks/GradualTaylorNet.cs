namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A gradual removal from the first step on, by gradients of samples that are drawn; Adam.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Taylor, Rate = 0.8, Samples = 64, Shuffle = true)]
[Schedule(
    When.DuringTraining,
    EverySteps = 4,
    Curve = RateCurve.Exponential,
    InitialRate = 0.3)]
public sealed partial class GradualTaylorNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
