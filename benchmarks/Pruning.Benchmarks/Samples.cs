using System.Collections.Generic;

namespace Pruning.Benchmarks;

/// <summary>The times of one case, taken in blocks of at least ten milliseconds.</summary>
internal sealed class Samples(BenchmarkCase benchmark)
{
    private const int EnoughRepetitions = 200;
    private const int Capacity = 1 << 20;
    private const double BlockSeconds = 0.01;
    private const double EnoughSeconds = 0.5;
    private const double AtMostSeconds = 10;

    // Allocated beforehand: no collection falls into a block.
    private readonly List<double> _seconds = new(1 << 16);
    private double _total;

    /// <summary>The case.</summary>
    public BenchmarkCase Case { get; } = benchmark;

    /// <summary>Whether half a second and 200 repetitions have been measured, or ten seconds.</summary>
    public bool IsEnough =>
        (_total >= EnoughSeconds && _seconds.Count >= EnoughRepetitions)
        || _total >= AtMostSeconds
        || _seconds.Count >= Capacity;

    /// <summary>Repetitions measured.</summary>
    public int Count => _seconds.Count;

    /// <summary>The shortest time, in seconds.</summary>
    public double Minimum => Statistics.Minimum(_seconds);

    /// <summary>The median time, in seconds.</summary>
    public double Median => Statistics.Median(_seconds);

    /// <summary>
    /// Measures one block. The first repetition, which finds the caches full of another case, is not counted.
    /// </summary>
    public void MeasureBlock()
    {
        Case.Run();
        double block = 0;
        while (block < BlockSeconds)
        {
            double seconds = Case.Measure();
            _seconds.Add(seconds / Case.Steps);
            block += seconds;
        }

        _total += block;
    }
}
