namespace Pruning.CriteriaBenchmarks;

/// <summary>How well a criterion agrees with the exact changes of the loss of some networks.</summary>
/// <param name="Name">The criterion.</param>
/// <param name="Initial">Near their initial weights.</param>
/// <param name="Trained">After training.</param>
internal sealed record CorrelationRow(string Name, LossCorrelation Initial, LossCorrelation Trained);
