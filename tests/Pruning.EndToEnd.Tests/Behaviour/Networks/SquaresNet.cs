namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The network of <see cref="ScoredNet"/> with a criterion that is the same by another name.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
[Prune(
    Criterion.Taylor,
    Scope.Global,
    Rate = 0.5,
    Samples = 40,
    Shuffle = true,
    Reduction = Reduction.MeanOfSquares)]
public sealed partial class SquaresNet
{
    [Repeat<ScoredPart>(1)]
    public partial Stage<ScoredPart> Body { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
