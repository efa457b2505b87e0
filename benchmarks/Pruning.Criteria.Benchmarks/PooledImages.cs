using System;
using Pruning.Data;

namespace Pruning.CriteriaBenchmarks;

/// <summary>Small images, for networks so small that the loss can be taken without each of their weights.</summary>
internal static class PooledImages
{
    /// <summary>The first images of a set, with the mean of each square of pixels in its place.</summary>
    /// <param name="images">Images of one channel with labels.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="window">The side of a square; it divides those of the images.</param>
    public static Dataset Create(Dataset images, int count, int window)
    {
        ImageShape shape = images.Shape ?? throw new ArgumentException($"'{images.Name}' has no images.");
        int height = shape.Height / window;
        int width = shape.Width / window;
        float[] pixels = new float[images.Features];
        float[] pooled = new float[count * height * width];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++)
        {
            images.CopySample(n, pixels);
            labels[n] = images.LabelOf(n);
            Span<float> means = pooled.AsSpan(n * height * width, height * width);
            for (int y = 0; y < height * window; y++)
            {
                for (int x = 0; x < width * window; x++)
                {
                    means[(y / window * width) + (x / window)] +=
                        pixels[(y * shape.Width) + x] / (window * window);
                }
            }
        }

        return Dataset.FromArrays(pooled, labels, images.Classes, images.Name)
            .AsImages(1, height, width);
    }
}
