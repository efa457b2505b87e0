namespace Pruning.Masks;

/// <summary>What a removal has done.</summary>
/// <param name="Removed">Weights of these layers together that are removed now, those of earlier removals included.
/// Less than <paramref name="Requested"/> only where the collapse rule forbade the rest.</param>
/// <param name="Requested">Weights of these layers together that should be removed.</param>
/// <param name="CollapsedLayer">The layer that the collapse rule acted on, as an index into the layers, else -1.
/// For <see cref="Collapse.Floor"/> the first, in layer order, of those that were cut at their floor; for
/// <see cref="Collapse.Stop"/> the one before whose weight the removal stopped.</param>
public readonly record struct RemovalResult(int Removed, int Requested, int CollapsedLayer);
