namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary><see cref="BlockNet"/>, its blocks written out.</summary>
[Network(1, 4, 5)]
[Train(Optimizer.Sgd, LearningRate = 0.05, BatchSize = 32, Epochs = 2)]
[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6)]
public sealed partial class BlockTwin
{
    [Conv2D(2, Padding = 1), BatchNorm, Relu]
    public partial Conv2D First_1_Waist { get; }

    [Conv2D(4, Kernel = 1), BatchNorm, Keep]
    public partial Conv2D First_1_Wide { get; }

    [Add(Block.Input, Shortcut = Shortcut.Projection), Relu]
    public partial Join First_1_Sum { get; }

    [Conv2D(2, Padding = 1), BatchNorm, Relu]
    public partial Conv2D First_2_Waist { get; }

    [Conv2D(4, Kernel = 1), BatchNorm, Keep]
    public partial Conv2D First_2_Wide { get; }

    [Add(nameof(First_1_Sum), Shortcut = Shortcut.Projection), Relu]
    public partial Join First_2_Sum { get; }

    [Conv2D(3, Stride = 2, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Second_1_Waist { get; }

    [Conv2D(6, Kernel = 1), BatchNorm, Keep]
    public partial Conv2D Second_1_Wide { get; }

    [Add(nameof(First_2_Sum), Shortcut = Shortcut.Projection), Relu, GlobalAveragePool]
    public partial Join Second_1_Sum { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
