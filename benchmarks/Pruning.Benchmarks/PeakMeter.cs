using System;
using System.Diagnostics;
using Pruning.Threading;

namespace Pruning.Benchmarks;

/// <summary>
/// Measures what the machine can do at most, in many short samples among those of the cases, so that both see the same
/// clock frequency and the same neighbours.
/// </summary>
internal sealed class PeakMeter(int threads) : IParallelWork, IDisposable
{
    private const int Chunks = 20;
    private const int PassesPerChunk = 20_000;
    // The fixed point of x = x f + f is 0.0101 for this factor: neither infinite nor subnormal.
    private const float Factor = 0.01f;
    private const int Padding = 16;

    private readonly WorkerTeam _team = new(threads);
    private readonly double[] _best = new double[threads * Padding];
    private float _sink;

    /// <summary>The most that was seen in any sample so far, summed over the threads, in GFLOP/s.</summary>
    public double Gflops { get; private set; }

    /// <summary>One sample of a few milliseconds on every thread at once.</summary>
    public void Sample()
    {
        _team.Run(this, 0);
        double sum = 0;
        for (int i = 0; i < threads; i++)
        {
            sum += _best[i * Padding];
        }

        Gflops = Math.Max(Gflops, sum);
    }

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        double best = 0;
        float sum = 0;
        for (int i = 0; i < Chunks; i++)
        {
            long start = Stopwatch.GetTimestamp();
            sum += PeakKernel.Run(PassesPerChunk, Factor);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, PassesPerChunk * PeakKernel.FlopsPerPass / seconds * 1e-9);
        }

        _best[worker * Padding] = best;
        _sink += sum;
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();
}
