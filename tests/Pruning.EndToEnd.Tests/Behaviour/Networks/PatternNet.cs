namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Two of every four weights, and one of every five in the middle, in three rounds.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Granularity = Granularity.NofM)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1)]
public sealed partial class PatternNet
{
    [Dense(25), Relu]
    public partial Dense Fc1 { get; }

    [Dense(16), Relu, Prune(Criterion.Magnitude, Granularity = Granularity.NofM, N = 1, M = 5)]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
