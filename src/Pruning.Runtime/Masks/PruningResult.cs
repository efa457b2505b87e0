namespace Pruning.Masks;

/// <summary>What a removal has done to a network. Policies that remove blocks, neurons or filters count those,
/// others weights.</summary>
/// <param name="Removed">How many are removed now, those of earlier removals included.</param>
/// <param name="Requested">How many should be.</param>
/// <param name="CollapsedLayer">The first layer that the collapse rule acted on, else null.</param>
public readonly record struct PruningResult(int Removed, int Requested, string? CollapsedLayer)
{
    /// <summary>The results of two groups together.</summary>
    /// <param name="left">One group.</param>
    /// <param name="right">The other group.</param>
    /// <returns>Their sums.</returns>
    public static PruningResult operator +(PruningResult left, PruningResult right) => new(
        left.Removed + right.Removed, left.Requested + right.Requested, left.CollapsedLayer ?? right.CollapsedLayer);
}
