using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Pruning;
using Pruning.Data;
using Pruning.Execution;

namespace Examples;

/// <summary>
/// Measures what a network allocates once it is warm. The thread that calls is one of the workers, and a full batch
/// gives each of them a share, so what a step allocates on any of them it allocates here.
/// </summary>
internal static class AllocationMeter
{
    private const int Warmup = 10;
    private const int FewestCalls = 10;
    private const int MostCalls = 100;

    private const int MostAttempts = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes that a call of TrainStep, Evaluate, Predict or Prune allocates, rounded up.</summary>
    public static long BytesPerCall(Network network, Dataset train, Dataset test, CancellationToken cancellation)
    {
        // More than a batch, so that Evaluate goes around its loop.
        Dataset some = test.Take(Math.Min(network.BatchSize + (network.BatchSize / 4), test.Count));
        int[] batch = [.. Enumerable.Range(0, Math.Min(network.BatchSize, train.Count))];
        float[] sample = new float[test.Features];
        float[] output = new float[test.Classes];
        test.CopySample(0, sample);
        double rate = 0;
        ulong draw = 0;
        long most = Measure(() => network.TrainStep(new Batch(train, batch, draw++)), cancellation);
        most = Math.Max(most, Measure(() => network.Evaluate(some), cancellation));
        most = Math.Max(most, Measure(() => network.Predict(sample, output), cancellation));
        if (network.HasPolicy)
        {
            // Each call has something to remove.
            const double Step = 0.9 / (Warmup + MostCalls);
            most = Math.Max(most, Measure(() => network.Prune(rate = Math.Min(0.9, rate + Step), train), cancellation));
        }

        return most;
    }

    private static long Measure(Action call, CancellationToken cancellation)
    {
        Repeat(call, Warmup, cancellation);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < MostAttempts && least > 0; attempt++)
        {
            // A collection can count what is left of this thread's buffer as allocated; the least of some attempts
            // is what a call allocates itself.
            long before = GC.GetAllocatedBytesForCurrentThread();
            int calls = Repeat(call, MostCalls, cancellation);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before + calls - 1) / calls);
        }

        return least;
    }

    // Slow calls are made less often; how many were made.
    private static int Repeat(Action call, int times, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (calls < times && (calls < FewestCalls || Stopwatch.GetElapsedTime(start) < Patience))
        {
            cancellation.ThrowIfCancellationRequested();
            call();
            calls++;
        }

        return calls;
    }
}
