namespace Pruning.Generators.Lowering.Sparse;

/// <summary>When a call is made: where the layer runs with kept weights only, or where it does not.</summary>
/// <param name="Layer">The layer, by its place among those with weights.</param>
/// <param name="Direction">What is done with its weights.</param>
/// <param name="IsSparse">Which of the two.</param>
internal sealed record KernelCondition(int Layer, SparseDirection Direction, bool IsSparse);
