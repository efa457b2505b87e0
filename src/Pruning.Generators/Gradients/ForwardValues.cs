using System;

namespace Pruning.Generators.Gradients;

/// <summary>Which values of the forward pass a gradient rule reads.</summary>
[Flags]
internal enum ForwardValues
{
    None = 0,
    Input = 1,
    Output = 2,

    /// <summary>What dropout or a gate multiplied by.</summary>
    Multiplier = 4,

    /// <summary>Mean and inverse deviation, 1 / sqrt(variance + epsilon), of the batch, channel by channel.</summary>
    Statistics = 8,
}
