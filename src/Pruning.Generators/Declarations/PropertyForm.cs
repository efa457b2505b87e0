using System;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Which kind of property a layer is declared on, as far as it decides whether it can be completed and how.
/// </summary>
[Flags]
internal enum PropertyForm
{
    None = 0,
    Partial = 1,
    Static = 2,
    HasSetter = 4,
    HasGetter = 8,
    Implemented = 16,

    /// <summary>It or its getter has a modifier, or it a form, that the emitted half would have to repeat.</summary>
    Modified = 32,

    /// <summary>A partial property with a getter, no implementation and nothing else: what a layer has to be.</summary>
    Completable = Partial | HasGetter,
}
