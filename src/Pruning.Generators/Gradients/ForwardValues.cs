using System;

namespace Pruning.Generators.Gradients;

/// <summary>Which values of the forward pass a gradient rule reads.</summary>
[Flags]
internal enum ForwardValues
{
    None = 0,
    Input = 1,
    Output = 2,
    Multiplier = 4,
}
