using System;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The values of [Train] that the user wrote, of those that not every optimizer and curve reads. Each has the name of
/// its argument.
/// </summary>
[Flags]
internal enum GivenTrainValues
{
    None = 0,
    Momentum = 1,
    Nesterov = 2,
    Beta1 = 4,
    Beta2 = 8,
    Epsilon = 16,
    StepEpochs = 32,
    StepFactor = 64,
}
