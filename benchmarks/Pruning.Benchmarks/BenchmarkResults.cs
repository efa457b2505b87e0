using System.Collections.Generic;

namespace Pruning.Benchmarks;

/// <summary>What was measured in one run.</summary>
/// <param name="PeakGflops">The peak of all threads together.</param>
/// <param name="Threads">Number of threads.</param>
/// <param name="Cases">The cases in the order of the registry.</param>
internal sealed record BenchmarkResults(double PeakGflops, int Threads, IReadOnlyList<CaseResult> Cases);
