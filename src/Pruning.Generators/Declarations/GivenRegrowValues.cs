using System;

namespace Pruning.Generators.Declarations;

/// <summary>The values of [Regrow] that the user wrote. Each has the name of its argument.</summary>
[Flags]
internal enum GivenRegrowValues
{
    None = 0,
    Fraction = 1,
    Anneal = 2,
    EverySteps = 4,
    EveryEpochs = 8,
    EndEpoch = 16,
    WarmupEpochs = 32,
    Gamma = 64,
    Power = 128,
}
