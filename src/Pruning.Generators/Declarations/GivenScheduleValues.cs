using System;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The values of [Schedule] that the user wrote. Each has the name of its argument.
/// </summary>
[Flags]
internal enum GivenScheduleValues
{
    None = 0,
    Rounds = 1,
    FineTuneEpochs = 2,
    Rewind = 4,
    Spacing = 8,
    RewindEpoch = 16,
    BeginEpoch = 32,
    EndEpoch = 64,
    EverySteps = 128,
    Curve = 256,
    Power = 512,
    InitialRate = 1024,
}
