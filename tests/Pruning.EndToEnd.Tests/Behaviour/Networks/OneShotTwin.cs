namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The layers of <see cref="OneShotNet"/> with another activation.</summary>
[Network(20)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 1)]
[Prune(Criterion.Magnitude, Scope.Local, Rate = 0.5)]
public sealed partial class OneShotTwin
{
    [Dense(24), Sigmoid, Dropout(0.3)]
    public partial Dense Fc1 { get; }

    [Dense(17), Tanh]
    public partial Dense Fc2 { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
