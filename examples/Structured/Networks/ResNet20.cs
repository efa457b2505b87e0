using Pruning;

namespace Examples.Networks;

/// <summary>
/// The residual network of He et al. (2016, section 4.2) with 20 layers, without three of ten channels: a sum ties
/// those of all that it adds together, and about half of the multiply-adds are left.
/// </summary>
[Network(1, 28, 28)]
[Train(
    Optimizer.Sgd,
    LearningRate = 0.1,
    BatchSize = 128,
    Epochs = 4,
    WeightDecay = 1e-4,
    Curve = LearningRateCurve.Cosine)]
[Prune(Criterion.Magnitude, Rate = 0.3, Granularity = Granularity.Channel, Norm = Norm.L2)]
[Schedule(When.AfterTraining, FineTuneEpochs = 2)]
public sealed partial class ResNet20
{
    [Conv2D(16, Padding = 1), BatchNorm, Relu] public partial Conv2D Stem { get; }
    [Repeat<BasicBlock>(3, Width = 16)] public partial Stage<BasicBlock> Stage1 { get; }
    [Repeat<BasicBlock>(3, Width = 32, Stride = 2)] public partial Stage<BasicBlock> Stage2 { get; }
    [Repeat<BasicBlock>(3, Width = 64, Stride = 2), GlobalAveragePool] public partial Stage<BasicBlock> Stage3 { get; }
    [Dense(10), Keep] public partial Dense Logits { get; }
}
