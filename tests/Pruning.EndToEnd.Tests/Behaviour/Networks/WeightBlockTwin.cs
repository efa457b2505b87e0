namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>The layers of WeightBlockNet without a policy.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32)]
public sealed partial class WeightBlockTwin
{
    [Conv2D(7, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(35), Relu]
    public partial Dense Hidden { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
