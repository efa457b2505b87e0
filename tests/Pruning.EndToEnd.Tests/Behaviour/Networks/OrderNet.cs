namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Neurons go first, then weights by gradients of what is left; steps are too small to change a
/// bit.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e-30, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Rate = 0.3, Granularity = Granularity.Neuron)]
[Prune(Criterion.Taylor, Scope.Global, Rate = 0.9, Samples = 100)]
[Schedule(When.AtInitialization)]
public sealed partial class OrderNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
