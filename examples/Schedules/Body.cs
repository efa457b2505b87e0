using Pruning;

namespace Examples;

/// <summary>What all networks of this example have in common: a small LeNet-5 (LeCun et al. 1998).</summary>
[Block]
public sealed partial class Body
{
    [Conv2D(12, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv1 { get; }
    [Conv2D(24, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv2 { get; }
    [Dense(128), Relu] public partial Dense Hidden { get; }
}
