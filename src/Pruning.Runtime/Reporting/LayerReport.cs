using System.Collections.Generic;

namespace Pruning.Reporting;

/// <summary>What is left of one layer.</summary>
/// <param name="Name">Its name, as declared.</param>
/// <param name="Shape">The shape of its weights, such as [K, C] or [K, C, R, R].</param>
/// <param name="Weights">Number of its weights, without biases.</param>
/// <param name="Kept">How many of them are kept.</param>
/// <param name="DenseMultiplyAdds">Multiply-adds of its forward pass for one sample with every weight.</param>
/// <param name="KeptMultiplyAdds">Multiply-adds of its forward pass for one sample with the kept weights.</param>
/// <param name="Prunable">Whether its weights may be removed; false for a layer with [Keep].</param>
public sealed record LayerReport(
    string Name, string Shape, int Weights, int Kept, long DenseMultiplyAdds, long KeptMultiplyAdds, bool Prunable)
{
    /// <summary>The kernels that it uses from now on; none of a layer that is never pruned.</summary>
    public IReadOnlyList<KernelReport> Kernels { get; init; } = [];

    /// <summary>Memory of its weights with none removed.</summary>
    public MemoryReport DenseMemory { get; init; }

    /// <summary>Memory of its weights now.</summary>
    public MemoryReport Memory { get; init; }

    /// <summary>The fraction p of its weights that is removed.</summary>
    public double PruningRate => ReportNumbers.Removed(Weights, Kept);

    /// <summary>The fraction 1 - p of its weights that is kept; 1 for a layer without weights.</summary>
    public double SparsityRate => ReportNumbers.Left(Weights, Kept);

    /// <summary>Weights over kept weights, 1 / (1 - p); infinite where none is kept.</summary>
    public double Compression => ReportNumbers.Compression(Weights, Kept);
}
