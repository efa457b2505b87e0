using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Pruning.Data;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The smaller network that was emitted for one whose channels have been removed.</summary>
internal static class CompactedNetwork
{
    private const double Tolerance = 1e-5;

    /// <summary>Whether there is one: where something has been removed, unless samples choose what is computed, which
    /// they cannot among fewer.</summary>
    public static bool Exists(Network network)
    {
        bool exists = network.GetType().GetNestedType("Compact") is not null;
        bool hasGates = network.Layers.Any(layer => layer.Name.EndsWith("_Gate", StringComparison.Ordinal));
        Assert.False(exists && hasGates);
        Assert.True(exists || hasGates || network.Layers.All(layer => layer.Mask.Kept == layer.Weights.Length));
        return exists;
    }

    /// <summary>The smaller network, by the emitted method.</summary>
    public static Network Of(Network network)
    {
        Type type = network.GetType();
        MethodInfo method = type.Assembly.GetType(type.FullName + "Compaction")!.GetMethod("Compact")!;
        try
        {
            return (Network)method.Invoke(null, [network, 0])!;
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    /// <summary>
    /// Requires the same loss and the same gradients of what is left, but for the order of sums. Rounding may decide a
    /// maximum otherwise: gradients have to agree for one of several batches.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="compact">The smaller one.</param>
    /// <param name="data">Samples.</param>
    /// <param name="isFrozen">Whether gradients are those of the running statistics; otherwise of those of the
    /// batch.</param>
    public static void RequireEqual(Network network, Network compact, Dataset data, bool isFrozen = true)
    {
        double loss = network.Evaluate(data).Loss;
        Assert.Equal(loss, compact.Evaluate(data).Loss, Tolerance * Math.Max(1, Math.Abs(loss)));
        (int[] Rows, int[] Columns)[] whole = [.. network.Layers.Select(Used)];
        (int[] Rows, int[] Columns)[] smaller = [.. compact.Layers.Select(Used)];
        for (int i = 0; i < whole.Length; i++)
        {
            Assert.Equal(whole[i].Rows.Length, smaller[i].Rows.Length);
            whole[i].Columns = Matching(network.Layers[i], whole[i], compact.Layers[i], smaller[i]);
        }

        Assert.Contains(Enumerable.Range(0, 3), first =>
        {
            Batch batch = new(data, [first, first + 2, first + 4]);
            network.ComputeGradients(batch, isFrozen);
            compact.ComputeGradients(batch, isFrozen);
            return Enumerable.Range(0, whole.Length).All(i => HasEqualGradients(
                network.Layers[i], whole[i], compact.Layers[i], smaller[i]));
        });
    }

    // Rows and columns with a weight that is not zero. Those of rows that are left are in one order in both networks.
    private static (int[] Rows, int[] Columns) Used(Layer layer)
    {
        int rows = layer.WeightShape[0];
        int columns = layer.Weights.Length / rows;
        float[] weights = layer.Weights.ToArray();
        return (
            [.. Enumerable.Range(0, rows).Where(
                r => weights.AsSpan(r * columns, columns).ContainsAnyExcept(0))],
            [.. Enumerable.Range(0, columns).Where(c => Enumerable.Range(0, rows).Any(
                r => weights[(r * columns) + c] != 0))]);
    }

    // The column of the whole network for each of the smaller one: weights are drawn, so that no two are equal.
    private static int[] Matching(
        Layer whole, (int[] Rows, int[] Columns) used, Layer compact, (int[] Rows, int[] Columns) smaller)
    {
        ILookup<float, int> places = used.Columns.ToLookup(column => FirstWeight(whole, used.Rows, column));
        return [.. smaller.Columns.Select(
            column => Assert.Single(places[FirstWeight(compact, smaller.Rows, column)]))];
    }

    private static float FirstWeight(Layer layer, int[] rows, int column)
    {
        int columns = layer.Weights.Length / layer.WeightShape[0];
        float[] weights = layer.Weights.ToArray();
        return rows.Select(row => weights[(row * columns) + column]).First(weight => weight != 0);
    }

    private static bool HasEqualGradients(
        Layer whole, (int[] Rows, int[] Columns) used, Layer compact, (int[] Rows, int[] Columns) smaller)
    {
        float[] expected = [.. Gradients(whole, used)];
        float[] actual = [.. Gradients(compact, smaller)];
        float[] biases = whole.BiasGradients.ToArray();
        float[] smallerBiases = compact.BiasGradients.ToArray();
        if (biases.Length > 0)
        {
            expected = [.. expected, .. used.Rows.Select(row => biases[row])];
            actual = [.. actual, .. smaller.Rows.Select(row => smallerBiases[row])];
        }

        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        return expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * scale);
    }

    private static IEnumerable<float> Gradients(Layer layer, (int[] Rows, int[] Columns) used)
    {
        int columns = layer.Weights.Length / layer.WeightShape[0];
        float[] gradients = layer.WeightGradients.ToArray();
        return used.Rows.SelectMany(row => used.Columns.Select(column => gradients[(row * columns) + column]));
    }
}
