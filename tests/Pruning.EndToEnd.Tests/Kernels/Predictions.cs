using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>What networks say to single samples.</summary>
internal static class Predictions
{
    private const float Tolerance = 1e-5f;

    /// <summary>Requires the same of two networks for each sample, but for the order of sums.</summary>
    public static void RequireEqual(Network expected, Network actual, Dataset data)
    {
        foreach (int sample in Enumerable.Range(0, data.Count))
        {
            float[] one = Of(expected, data, sample);
            float[] other = Of(actual, data, sample);
            float scale = Math.Max(1, TensorPrimitives.MaxMagnitude<float>(one));
            Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, Tolerance * scale));
        }
    }

    /// <summary>What a network says to a sample.</summary>
    public static float[] Of(Network network, Dataset data, int sample)
    {
        float[] input = new float[data.Features];
        data.CopySample(sample, input);
        float[] output = new float[Math.Max(data.Classes, data.Targets)];
        network.Predict(input, output);
        return output;
    }
}
