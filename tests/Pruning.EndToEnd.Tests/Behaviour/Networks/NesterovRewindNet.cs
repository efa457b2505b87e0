namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Nesterov momentum, random removal, rewinding, no dropout.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.02, BatchSize = 32, Epochs = 1, Nesterov = true)]
[Prune(Criterion.Random, Scope.Global, Rate = 0.7)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1, Rewind = Rewind.Initialization)]
public sealed partial class NesterovRewindNet
{
    [Dense(24), Gelu]
    public partial Dense Fc1 { get; }

    [Dense(17), Sigmoid]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
