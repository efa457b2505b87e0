namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Blocks in two stages; <see cref="BlockTwin"/> is the same network without them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6)]
public sealed partial class BlockNet
{
    [Repeat<ResidualPart>(2, Width = 4)]
    public partial Stage<ResidualPart> First { get; }

    [Repeat<ResidualPart>(1, Width = 6, Stride = 2), GlobalAveragePool]
    public partial Stage<ResidualPart> Second { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
