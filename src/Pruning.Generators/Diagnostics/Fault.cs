using Pruning.Generators.Common;

namespace Pruning.Generators.Diagnostics;

/// <summary>
/// One mistake in a declaration. It has no location: it names the member that is at fault, and the analyzer looks up
/// where that member stands now. So the cached models hold no positions, and an edit that only moves text changes none
/// of them.
/// </summary>
/// <param name="Id">Which mistake.</param>
/// <param name="Member">The property at fault, or the empty string for the class itself.</param>
/// <param name="Arguments">What fills the holes of the message.</param>
internal sealed record Fault(FaultId Id, string Member, EquatableArray<string> Arguments)
{
    /// <summary>The place of the attribute at fault among those of its kind on the member, from 0; -1 for the last
    /// one.</summary>
    public int Occurrence { get; init; } = -1;
}
