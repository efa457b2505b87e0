using Pruning;

namespace Examples;

/// <summary>
/// The convolutional network of LeCun et al. (1998) in the variant of Caffe (Jia et al. 2014), with rectifiers after
/// the convolutions too. Nine of ten weights are removed in rounds, each followed by training of what is left.
/// </summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.05,
    BatchSize = 128,
    Epochs = 10,
    WeightDecay = 5e-4,
    Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)]
[Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 5)]
public sealed partial class LeNet5
{
    [Conv2D(20, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv1 { get; }
    [Conv2D(50, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv2 { get; }
    [Dense(500), Relu] public partial Dense Hidden { get; }
    [Dense(10)] public partial Dense Logits { get; }
}

internal static class Program
{
    private static int Main(string[] args) => ExampleProgram.Run(
        args,
        "Trains LeNet-5 on handwritten digits, then removes nine of ten weights in rounds.",
        ExampleData.Digits,
        settings => new LeNet5(settings.Seed, settings.Threads));
}
