namespace Pruning.Generators.Lowering;

/// <summary>A sum or a concatenation.</summary>
/// <param name="Name">The name of the layer.</param>
internal sealed record JoinPlan(string Name);
