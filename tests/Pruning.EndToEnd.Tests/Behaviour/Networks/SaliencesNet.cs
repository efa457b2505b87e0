namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Criteria of single weights by data.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 1)]
public sealed partial class SaliencesNet
{
    [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu, Dropout(0.2)]
    [Prune(Criterion.Wanda, Scope.Output, Rate = 0.4)]
    public partial Conv2D Features { get; }

    [Dense(12), Tanh, Prune(Criterion.Grasp, Rate = 0.4)]
    public partial Dense First { get; }

    [Dense(10), Relu, Prune(Criterion.OptimalBrainDamage, Rate = 0.4)]
    public partial Dense Second { get; }

    [Dense(8), Relu, Prune(Criterion.Movement, Rate = 0.4)]
    public partial Dense Third { get; }

    [Dense(3), Prune(Criterion.LeaveOneOut, Rate = 0.4)]
    public partial Dense Logits { get; }
}
