namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>
/// Half of the filters and neurons, whose biases and normalisation stay: what they give is constant, and goes into a
/// bias, or into the mean of a normalisation where there is none.
/// </summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, Epochs = 4)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
public sealed partial class ConstantFilterNet
{
    [Conv2D(6, Kernel = 2), Sigmoid]
    public partial Conv2D First { get; }

    [Conv2D(8, Kernel = 2), BatchNorm, LeakyRelu]
    public partial Conv2D Second { get; }

    [Dense(10), Tanh]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
