namespace Pruning.CriteriaBenchmarks;

/// <summary>How well a criterion agrees with the exact changes of the loss.</summary>
/// <param name="WithSize">With |ΔL|: what a criterion without a sign can know.</param>
/// <param name="WithChange">With ΔL.</param>
internal sealed record LossCorrelation(Correlation WithSize, Correlation WithChange);
