using Pruning;

namespace Examples;

/// <summary>Two convolutions and what they read, added (He et al. 2016, figure 2).</summary>
[Block]
public sealed partial class BasicBlock
{
    [Conv2D(Block.Width, Padding = 1, Stride = Block.Stride), BatchNorm, Relu] public partial Conv2D Conv1 { get; }
    [Conv2D(Block.Width, Padding = 1), BatchNorm] public partial Conv2D Conv2 { get; }
    [Add(Block.Input, Shortcut = Shortcut.Pad), Relu] public partial Join Sum { get; }
}

/// <summary>
/// The residual network of He et al. (2016, section 4.2) with 20 layers, its shortcuts without weights (option A). Four
/// of five weights are removed in rounds.
/// </summary>
[Network(3, 32, 32)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.1,
    BatchSize = 128,
    Epochs = 30,
    WeightDecay = 1e-4,
    Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 10)]
public sealed partial class ResNet20
{
    [Conv2D(16, Padding = 1), BatchNorm, Relu] public partial Conv2D Stem { get; }
    [Repeat<BasicBlock>(3, Width = 16)] public partial Stage<BasicBlock> Stage1 { get; }
    [Repeat<BasicBlock>(3, Width = 32, Stride = 2)] public partial Stage<BasicBlock> Stage2 { get; }
    [Repeat<BasicBlock>(3, Width = 64, Stride = 2), GlobalAveragePool] public partial Stage<BasicBlock> Stage3 { get; }
    [Dense(10)] public partial Dense Logits { get; }
}

internal static class Program
{
    private static int Main(string[] args) => ExampleProgram.Run(
        args,
        "Trains a residual network of 20 layers on small colour images, then removes four of five weights in rounds.",
        ExampleData.ColourImages,
        settings => new ResNet20(settings.Seed, settings.Threads));
}
