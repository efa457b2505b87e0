using System.Collections.Generic;

namespace Pruning.CriteriaBenchmarks;

/// <summary>How well a criterion agrees with the exact change of the loss.</summary>
/// <param name="Name">The criterion.</param>
/// <param name="Columns">With the size of the change and with the change itself: first near the initial weights, then
/// after training.</param>
internal sealed record CorrelationRow(string Name, IReadOnlyList<Correlation> Columns);
