namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Rewinding with steps too small to change a bit, so that its result can be seen.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e-30, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1, Rewind = Rewind.Initialization)]
public sealed partial class RewindOnlyNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
