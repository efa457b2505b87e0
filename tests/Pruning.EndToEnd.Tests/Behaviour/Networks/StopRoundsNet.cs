namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Removals that stop, with steps too small to change a bit.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 1e-30, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8, Collapse = Collapse.Stop, MinimumKept = 7)]
[Schedule(When.DuringTraining, EndEpoch = 0.5, EverySteps = 5, Power = 1)]
public sealed partial class StopRoundsNet
{
    [Dense(24), Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
