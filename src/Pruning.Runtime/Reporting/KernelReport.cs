using Pruning.Sparse;

namespace Pruning.Reporting;

/// <summary>Which kernel a layer uses for one of its tasks.</summary>
/// <param name="Direction">The task.</param>
/// <param name="IsSparse">Whether kept weights are visited only; otherwise all are, of rows and channels of which any
/// is kept.</param>
/// <param name="ExpectedGain">How many times faster than the dense kernel it is expected to be, by the measured line of
/// docs/numerics.md, or by the rows and channels that are skipped; 1 of the dense kernel that goes over all
/// weights.</param>
public sealed record KernelReport(SparseDirections Direction, bool IsSparse, double ExpectedGain);
