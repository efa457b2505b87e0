using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Pruning.Structured.Benchmarks;

/// <summary>The times of one piece of work, taken in blocks of at least ten milliseconds.</summary>
internal sealed class TimedWork(Action run)
{
    private const double BlockSeconds = 0.01;

    // Allocated beforehand: no collection falls into a block.
    private readonly List<double> _seconds = new(1 << 16);

    /// <summary>Seconds measured.</summary>
    public double Total { get; private set; }

    /// <summary>Repetitions measured.</summary>
    public int Count => _seconds.Count;

    /// <summary>The shortest time, in seconds.</summary>
    public double Minimum => _seconds.Min();

    /// <summary>One repetition, which is not timed.</summary>
    public void Run() => run();

    /// <summary>One block. The first repetition, which finds the caches full of something else, is not
    /// counted.</summary>
    public void MeasureBlock()
    {
        run();
        for (double block = 0; block < BlockSeconds;)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            _seconds.Add(seconds);
            block += seconds;
            Total += seconds;
        }
    }
}
