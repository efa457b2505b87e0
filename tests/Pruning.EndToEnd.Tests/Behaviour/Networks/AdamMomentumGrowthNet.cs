namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The same with the moments of Adam, and policies that are local.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.7, MinimumKept = 12)]
[Regrow(Growth.Momentum, EverySteps = 4)]
public sealed partial class AdamMomentumGrowthNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
