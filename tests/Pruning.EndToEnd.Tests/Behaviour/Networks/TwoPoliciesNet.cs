namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Neurons and weights go together, a few at a time, until layers are at their floor.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Random, Rate = 0.25, Granularity = Granularity.Neuron)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.88, Samples = 50, Shuffle = true, MinimumKept = 50)]
[Schedule(When.DuringTraining, EndEpoch = 1.2, EverySteps = 3, Curve = RateCurve.OneCycle)]
public sealed partial class TwoPoliciesNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
