namespace Pruning.Benchmarks;

/// <summary>What was measured for one case.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="MinMicroseconds">The shortest time of a repetition.</param>
/// <param name="MedianMicroseconds">The median time of a repetition.</param>
/// <param name="Gflops">Twice the multiply-adds with kept weights over the shortest time; null where there are
/// none.</param>
/// <param name="PercentOfPeak">The same in percent of the peak that was measured in this run; null where there are
/// none.</param>
/// <param name="SpeedupOverDense">Time of the dense twin over that of this case; null for a case without twin.</param>
/// <param name="Repetitions">Repetitions measured.</param>
internal sealed record CaseResult(
    string Name,
    double MinMicroseconds,
    double MedianMicroseconds,
    double? Gflops,
    double? PercentOfPeak,
    double? SpeedupOverDense,
    int Repetitions);
