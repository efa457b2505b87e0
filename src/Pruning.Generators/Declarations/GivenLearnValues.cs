using System;

namespace Pruning.Generators.Declarations;

/// <summary>The values of [Learn] that the user wrote. Each has the name of its argument.</summary>
[Flags]
internal enum GivenLearnValues
{
    None = 0,
    Strength = 1,
    InitialThreshold = 2,
    DropRate = 4,
    LearningRateFactor = 8,
}
