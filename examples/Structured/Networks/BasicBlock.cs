using Pruning;

namespace Examples.Networks;

/// <summary>Two convolutions and what they read, added (He et al. 2016, figure 2).</summary>
[Block]
public sealed partial class BasicBlock
{
    [Conv2D(Block.Width, Padding = 1, Stride = Block.Stride), BatchNorm, Relu] public partial Conv2D Conv1 { get; }
    [Conv2D(Block.Width, Padding = 1), BatchNorm] public partial Conv2D Conv2 { get; }
    [Add(Block.Input, Shortcut = Shortcut.Pad), Relu] public partial Join Sum { get; }
}
