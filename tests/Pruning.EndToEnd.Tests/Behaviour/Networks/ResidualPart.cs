namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Two convolutions around a waist, and a shortcut.</summary>
[Block]
public sealed partial class ResidualPart
{
    [Conv2D(Block.Width / 2, Stride = Block.Stride, Padding = 1), BatchNorm, Relu]
    public partial Conv2D Waist { get; }

    [Conv2D(Block.Width, Kernel = 1), BatchNorm, Keep]
    public partial Conv2D Wide { get; }

    [Add(Block.Input, Shortcut = Shortcut.Projection), Relu]
    public partial Join Sum { get; }
}
