using System;
using Pruning.Data;

namespace Pruning.Benchmarks.Shared;

/// <summary>Single predictions, over several images in turn, so that no branch and no cache line is that of a single
/// one.</summary>
internal static class Prediction
{
    /// <summary>Images that take turns.</summary>
    public const int Images = 16;

    /// <summary>One prediction each time it is called.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least <see cref="Images"/> samples.</param>
    public static Action Of(Network network, Dataset data)
    {
        float[][] images = new float[Images][];
        for (int i = 0; i < Images; i++)
        {
            images[i] = new float[data.Features];
            data.CopySample(i, images[i]);
        }

        float[] output = new float[data.Classes];
        int next = 0;
        return () =>
        {
            network.Predict(images[next], output);
            next = (next + 1) % Images;
        };
    }
}
