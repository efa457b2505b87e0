namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Gates on two layers, one of them normalised, under rewinding.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 3)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
[Schedule(When.AfterTraining, FineTuneEpochs = 2, Rewind = Rewind.Initialization)]
public sealed partial class GatedNet
{
    [Dense(24), BatchNorm, Gate, Relu]
    public partial Dense Fc1 { get; }

    [Dense(17), Gate(Keep = 0.3, Strength = 1e-4), Relu(Threshold = 0.1)]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
