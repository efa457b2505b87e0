namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The smallest weights behind each output, in two rounds.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Output, Rate = 0.6)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
public sealed partial class OutputNet
{
    [Dense(24), Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Relu]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
