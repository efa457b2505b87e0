using Pruning;

namespace Examples.Networks;

/// <summary>
/// LeNet-5 in the variant of Caffe, without half of its filters and neurons: in rounds, each followed by training of
/// what is left.
/// </summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.05,
    BatchSize = 128,
    Epochs = 10,
    WeightDecay = 5e-4,
    Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel, Norm = Norm.L2)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 3)]
public sealed partial class LeNet5
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv1 { get; }
    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv2 { get; }
    [Dense(500), Relu] public partial Dense Hidden { get; }
    [Dense(10), Keep] public partial Dense Logits { get; }
}
