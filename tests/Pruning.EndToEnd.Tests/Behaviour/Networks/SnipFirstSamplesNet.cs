namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A removal before the training, by the first samples.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Snip, Scope.Global, Rate = 0.9, Samples = 100)]
[Schedule(When.AtInitialization)]
public sealed partial class SnipFirstSamplesNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
