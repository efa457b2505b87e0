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

    /// <summary>Whether there is one: where channels have been removed, unless samples choose what is computed, which
    /// they cannot among fewer.</summary>
    public static bool Exists(Network network, ChannelPlaces places)
    {
        bool exists = network.GetType().GetNestedType("Compact") is not null;
        bool hasGates = network.Layers.Any(layer => layer.Name.EndsWith("_Gate", StringComparison.Ordinal));
        Assert.False(exists && hasGates);
        Assert.True(exists || hasGates || !places.AnyGone());
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
        Predictions.RequireEqual(network, compact, data);
        int[][] places = [.. network.Layers.Zip(compact.Layers, Places)];
        Assert.Contains(Enumerable.Range(0, 3), first =>
        {
            Batch batch = new(data, [first, first + 2, first + 4]);
            network.ComputeGradients(batch, isFrozen);
            compact.ComputeGradients(batch, isFrozen);
            return Enumerable.Range(0, places.Length).All(
                i => HasEqualGradients(network.Layers[i], compact.Layers[i], places[i]));
        });
    }

    // Where each weight of the smaller layer stands in the whole one; -1 for zeros, and for the few that are not the
    // only ones of their value.
    private static int[] Places(Layer whole, Layer compact)
    {
        float[] weights = whole.Weights.ToArray();
        ILookup<float, int> places =
            Enumerable.Range(0, weights.Length).Where(i => whole.Mask[i]).ToLookup(i => weights[i]);
        int[] found = Array.ConvertAll(compact.Weights.ToArray(), weight =>
        {
            Assert.True(weight == 0 || places[weight].Any());
            return weight != 0 && places[weight].Count() == 1 ? places[weight].First() : -1;
        });
        return found;
    }

    private static bool HasEqualGradients(Layer whole, Layer compact, int[] places)
    {
        int inputs = whole.Weights.Length / whole.WeightShape[0];
        int columns = compact.Weights.Length / compact.WeightShape[0];
        float[] gradients = whole.WeightGradients.ToArray();
        float[] biases = whole.BiasGradients.ToArray();
        List<(float Expected, float Actual)> pairs = [];
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
            {
                continue;
            }

            pairs.Add((gradients[places[i]], compact.WeightGradients[i]));
            if (biases.Length > 0)
            {
                pairs.Add((biases[places[i] / inputs], compact.BiasGradients[i / columns]));
            }
        }

        double scale = pairs.Select(pair => Math.Abs(pair.Expected)).DefaultIfEmpty().Max();
        return pairs.TrueForAll(pair => Math.Abs(pair.Expected - pair.Actual) <= Tolerance * scale);
    }
}
