using Pruning;

namespace Examples;

/// <summary>
/// The fully connected network of LeCun et al. (1998), pruned to a lottery ticket of 3.6 % of its weights (Frankle and
/// Carbin 2019).
/// </summary>
[Network(1, 28, 28)]
[Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 128, Epochs = 12, Curve = LearningRateCurve.Cosine)]
[Regularize(Norm.L1, 4e-5)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.964)]
[Schedule(When.AfterTraining, Rounds = 4, Rewind = Rewind.Initialization)]
public sealed partial class LeNet300
{
    [Dense(300), Relu] public partial Dense Hidden1 { get; }
    [Dense(100), Relu] public partial Dense Hidden2 { get; }
    [Dense(10)] public partial Dense Logits { get; }
}

internal static class Program
{
    private static int Main(string[] args) => ExampleProgram.Run(
        args,
        "Trains LeNet-300-100 on handwritten digits, then prunes it in rounds, each from the initial weights.",
        ExampleData.Digits,
        settings => new LeNet300(settings.Seed, settings.Threads));
}
