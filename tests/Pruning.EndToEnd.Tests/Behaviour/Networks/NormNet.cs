namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Batch normalisation behind dense layers, with a bias and without, under Adam and rewinding.</summary>
[Network(20)]
[Train(Optimizer.Adam, LearningRate = 0.01, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.7)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1, Rewind = Rewind.Initialization)]
public sealed partial class NormNet
{
    [Dense(24), BatchNorm, Relu, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh, BatchNorm(Momentum = 0.3)]
    public partial Dense Fc2 { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
