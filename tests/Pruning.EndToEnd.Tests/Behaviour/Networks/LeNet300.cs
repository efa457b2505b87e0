namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The network of Guo et al. (2016), written as a reader of the documentation would.</summary>
[Network(1, 28, 28)]
[Train(Optimizer.Adam, LearningRate = 1e-3, BatchSize = 128, Epochs = 10)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 2)]
[Regularize(Norm.L1, 1e-5)]
public sealed partial class LeNet300
{
    [Dense(300), Relu] public partial Dense Fc1 { get; }
    [Dense(100), Relu] public partial Dense Fc2 { get; }
    [Dense(10)] public partial Dense Fc3 { get; }
}
