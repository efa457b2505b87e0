using System;

namespace Pruning.Generators.Declarations;

/// <summary>
/// The values of [Prune] that the user wrote, of those that not every criterion and granularity reads. Each has the
/// name of its argument.
/// </summary>
[Flags]
internal enum GivenPruneValues
{
    None = 0,
    N = 1,
    M = 2,
    Aggregation = 4,
    Normalize = 8,
    Norm = 16,
    Samples = 32,
    Shuffle = 64,
    Reduction = 128,
    Iterations = 256,
    Damping = 512,
    BlockSize = 1024,
    Rows = 2048,
    Columns = 4096,
    RoundTo = 8192,
}
