namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Rewinding of the learning rate, with moments.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Rate = 0.5)]
[Schedule(When.AfterTraining, Rounds = 2, Rewind = Rewind.LearningRate, FineTuneEpochs = 1)]
public sealed partial class AdamRateRewindNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
