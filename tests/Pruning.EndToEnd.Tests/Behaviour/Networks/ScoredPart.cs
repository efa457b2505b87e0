namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Operators that train with other numbers than they predict with.</summary>
[Block]
public sealed partial class ScoredPart
{
    [Conv2D(3, Padding = 1), BatchNorm, Relu, MaxPool(2)]
    public partial Conv2D Features { get; }

    [Dense(17), BatchNorm, Tanh, Dropout(0.5)]
    public partial Dense Hidden { get; }
}
