using System;
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
    private const int Calls = 100;
    /// <summary>The most bytes that a call of TrainStep, Evaluate, Predict or Prune allocates, rounded up.</summary>
    public static long BytesPerCall(Network network, Dataset data, CancellationToken cancellation)
    {
        // More than a batch, so that Evaluate goes around its loop.
        Dataset some = data.Take(Math.Min(network.BatchSize + (network.BatchSize / 4), data.Count));
        int[] batch = [.. Enumerable.Range(0, Math.Min(network.BatchSize, data.Count))];
        float[] sample = new float[data.Features];
        float[] output = new float[data.Classes];
        data.CopySample(0, sample);
        double rate = 0;
        long most = Measure(() => network.TrainStep(new Batch(data, batch)), cancellation);
        most = Math.Max(most, Measure(() => network.Evaluate(some), cancellation));
        most = Math.Max(most, Measure(() => network.Predict(sample, output), cancellation));
        if (network.Layers.Any(layer => layer.IsPrunable))
        {
            // Each call has something to remove.
            most = Math.Max(most, Measure(() => network.Prune(rate += 0.9 / (Warmup + Calls)), cancellation));
        }

        return most;
    }

    private static long Measure(Action call, CancellationToken cancellation)
    {
        Repeat(call, Warmup, cancellation);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(call, Calls, cancellation);
        return (GC.GetAllocatedBytesForCurrentThread() - before + Calls - 1) / Calls;
    }

    private static void Repeat(Action call, int times, CancellationToken cancellation)
    {
        for (int i = 0; i < times; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            call();
        }
    }
}
