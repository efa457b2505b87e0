namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Four linear rounds of local magnitude, with a policy of its own for one layer.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 1, Spacing = RoundSpacing.Linear)]
public sealed partial class LinearNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Relu, Prune(Criterion.Random, Rate = 0.5)]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
