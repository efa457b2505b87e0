namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Two of every four weights, by SparseGPT in three rounds without training between them.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.SparseGpt, Granularity = Granularity.NofM)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 0)]
public sealed partial class PatternRoundsNet
{
    [Dense(12), Tanh]
    public partial Dense First { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
