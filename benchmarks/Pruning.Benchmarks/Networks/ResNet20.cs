namespace Pruning.Benchmarks.Networks;

/// <summary>
/// The residual network of He et al. (2016) with 20 layers, its shortcuts without weights (option A), without any
/// policy: no mask exists. The learning rate is too small to change the case as it runs.
/// </summary>
[Network(3, 32, 32)]
[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
public sealed partial class ResNet20
{
    [Conv2D(16, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Stem { get; }

    [Repeat<BasicBlock>(3, Width = 16)]
    public partial Stage<BasicBlock> Stage1 { get; }

    [Repeat<BasicBlock>(3, Width = 32, Stride = 2)]
    public partial Stage<BasicBlock> Stage2 { get; }

    [Repeat<BasicBlock>(3, Width = 64, Stride = 2), GlobalAveragePool]
    public partial Stage<BasicBlock> Stage3 { get; }

    [Dense(10)]
    public partial Dense Logits { get; }
}
