using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What tests of channels look at.</summary>
internal static class ChannelMasks
{
    /// <summary>The sum of the magnitudes of each row.</summary>
    public static double[] Norms(Layer layer) =>
        [.. Rows(layer).Select(row => row.Sum(w => (double)Math.Abs(w)))];

    /// <summary>The weights of each output.</summary>
    public static IEnumerable<float[]> Rows(Layer layer) =>
        layer.Weights.ToArray().Chunk(layer.Weights.Length / layer.WeightShape[0]);

    /// <summary>Which weights of each output are kept.</summary>
    public static IEnumerable<bool[]> Rows(Mask mask, int rows)
    {
        bool[] kept = new bool[mask.Count];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = mask[i];
        }

        return kept.Chunk(kept.Length / rows);
    }

    /// <summary>The outputs that have a kept weight.</summary>
    public static bool[] KeptRows(Layer layer) =>
        [.. Rows(layer.Mask, layer.WeightShape[0]).Select(row => row.Any(k => k))];

    /// <summary>Exactly the weights of a kept row and a kept input are there; each input has equally many.</summary>
    public static void RequireMask(Layer layer, bool[] rows, bool[] inputs)
    {
        int width = layer.Mask.Count / rows.Length;
        int perInput = width / inputs.Length;
        Assert.Equal(
            rows.Select(row => Enumerable.Range(0, width).Select(i => row && inputs[i / perInput]).ToArray()),
            Rows(layer.Mask, rows.Length));
    }

    /// <summary>Removed weights are +0.</summary>
    public static void RequireZeros(Network network)
    {
        foreach (Layer layer in network.Layers)
        {
            Assert.All(
                Enumerable.Range(0, layer.Mask.Count).Where(i => !layer.Mask[i]),
                i => Assert.Equal(0, BitConverter.SingleToInt32Bits(layer.Weights[i])));
        }
    }

    /// <summary>As many as that are removed, and none of a higher score than one that is kept.</summary>
    public static void RequireLowestRemoved(double[] scores, bool[] kept, int removed)
    {
        Assert.Equal(removed, kept.Count(k => !k));
        double highest = scores.Where((_, i) => !kept[i]).Max();
        double lowest = scores.Where((_, i) => kept[i]).Min();
        Assert.True(highest <= lowest * (1 + 1e-5), $"{highest} was removed, and {lowest} is kept.");
    }

    /// <summary>What the network says to a few samples.</summary>
    public static float[][] Predictions(Network network)
    {
        return [.. Enumerable.Range(0, 5).Select(sample =>
        {
            float[] output = new float[3];
            float[] input = [.. Enumerable.Range(0, 20).Select(i => MathF.Sin((sample * 20) + i))];
            network.Predict(input, output);
            return output;
        })];
    }

    /// <summary>Gives removed channels other values.</summary>
    public static void Disturb(BatchNorm norm, bool[] kept)
    {
        Disturb(norm.Scale, kept);
        Disturb(norm.Shift, kept);
        Disturb(norm.Mean, kept);
        Disturb(norm.Variance, kept);
    }

    /// <summary>Gives removed channels other values.</summary>
    public static void Disturb(Span<float> values, bool[] kept)
    {
        Assert.Equal(kept.Length, values.Length);
        for (int i = 0; i < kept.Length; i++)
        {
            values[i] = kept[i] ? values[i] : 3.5f + i;
        }
    }
}
