namespace Pruning.Reporting;

/// <summary>Bytes that the steps of a network read and write beside activations. The memory that a network has reserved
/// is that of the dense one, as removed weights may come back.</summary>
/// <param name="Parameters">Weights, biases, scale, shift and running averages.</param>
/// <param name="Gradients">Their gradients.</param>
/// <param name="Moments">All moments of the optimiser.</param>
/// <param name="Patterns">Masks, and the lists of kept weights.</param>
public readonly record struct MemoryReport(long Parameters, long Gradients, long Moments, long Patterns)
{
    /// <summary>All of them.</summary>
    public long Total => Parameters + Gradients + Moments + Patterns;

    /// <summary>The sum of each of them.</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    public static MemoryReport operator +(MemoryReport left, MemoryReport right) => new(
        left.Parameters + right.Parameters,
        left.Gradients + right.Gradients,
        left.Moments + right.Moments,
        left.Patterns + right.Patterns);
}
