using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// A part of a pass that threads run without waiting for each other, each on groups of its own. A pass is cut where a
/// number depends on the whole batch: the statistics of batch normalisation.
/// </summary>
/// <param name="Opening">What one thread does before it, from what all groups have left behind.</param>
/// <param name="Calls">What is done for each group.</param>
internal sealed record Stretch(EquatableArray<KernelCall> Opening, EquatableArray<KernelCall> Calls);
