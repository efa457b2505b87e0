using System;
using System.Linq;
using System.Reflection;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The smaller network that was emitted for one whose channels have been removed.</summary>
internal static class CompactedNetwork
{
    private const double Tolerance = 1e-5;

    /// <summary>
    /// Requires the same predictions, the same loss and the same gradients of what is left, but for the order of sums.
    /// Rounding may decide a maximum otherwise: gradients have to agree for one of several batches.
    /// </summary>
    public static void RequireEqual(Network network, ChannelPlaces places)
    {
        // What each sample chooses is not chosen among fewer.
        bool hasGates = network.Layers.Any(layer => layer.Name.EndsWith("_Gate", StringComparison.Ordinal));
        Assert.Equal(hasGates, network.GetType().GetNestedType("Compact") is null);
        if (hasGates)
        {
            return;
        }

        using Network compact = Of(network);
        Dataset data = places.Samples();
        double loss = network.Evaluate(data).Loss;
        Assert.Equal(loss, compact.Evaluate(data).Loss, Tolerance * Math.Max(1, Math.Abs(loss)));
        Assert.Contains(
            Enumerable.Range(0, 3),
            first => HasEqualGradients(network, compact, new Batch(data, [first, first + 2, first + 4])));
    }

    // By the emitted method.
    private static Network Of(Network network)
    {
        Type type = network.GetType();
        MethodInfo method = type.Assembly.GetType(type.FullName + "Compaction")!.GetMethod("Compact")!;
        return (Network)method.Invoke(null, [network, 0])!;
    }

    private static bool HasEqualGradients(Network network, Network compact, Batch batch)
    {
        network.ComputeGradients(batch, isFrozen: true);
        compact.ComputeGradients(batch, isFrozen: true);
        return network.Layers.Zip(compact.Layers).All(pair => HasEqualGradients(pair.First, pair.Second));
    }

    private static bool HasEqualGradients(Layer whole, Layer compact)
    {
        int rows = whole.WeightShape[0];
        int columns = whole.Weights.Length / rows;
        Mask mask = whole.Mask;
        int[] keptRows =
            [.. Enumerable.Range(0, rows).Where(r => Enumerable.Range(0, columns).Any(c => mask[(r * columns) + c]))];
        int[] keptColumns =
            [.. Enumerable.Range(0, columns).Where(c => Enumerable.Range(0, rows).Any(r => mask[(r * columns) + c]))];
        float[] all = whole.WeightGradients.ToArray();
        float[] expected = [.. keptRows.SelectMany(r => keptColumns.Select(c => all[(r * columns) + c]))];
        Assert.Equal(expected.Length, compact.WeightGradients.Length);
        double scale = expected.Max(Math.Abs);
        return expected.Zip(compact.WeightGradients.ToArray()).All(
            pair => Math.Abs(pair.First - pair.Second) <= Tolerance * scale);
    }
}
