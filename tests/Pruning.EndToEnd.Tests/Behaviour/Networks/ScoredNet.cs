namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Operators that train with other numbers than they predict with, under a criterion by data.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Fisher, Scope.Global, Rate = 0.5, Samples = 40, Shuffle = true)]
public sealed partial class ScoredNet
{
    [Repeat<ScoredPart>(1)]
    public partial Stage<ScoredPart> Body { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
