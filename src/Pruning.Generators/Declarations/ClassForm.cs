using System;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Which kind of class the declaration stands on, as far as it decides whether it can be completed and how.
/// </summary>
[Flags]
internal enum ClassForm
{
    None = 0,
    Partial = 1,
    Public = 2,
    Sealed = 4,
    Nested = 8,
    Generic = 16,
    Static = 32,
    Abstract = 64,
    HasBase = 128,
    Record = 256,
    HasConstructor = 512,
    FileLocal = 1024,

    /// <summary>Another type has the name of the class that makes a smaller network.</summary>
    CompactionTaken = 2048,
}
