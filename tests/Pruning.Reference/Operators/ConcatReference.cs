using System;
using System.Collections.Generic;

namespace Pruning.Reference.Operators;

/// <summary>
/// The channels of all inputs, one input after the other: x₁ [N, C₁, pixels], x₂ [N, C₂, pixels], …,
/// y [N, C₁ + C₂ + …, pixels].
/// </summary>
public static class ConcatReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(IReadOnlyList<double[]> inputs, int samples)
    {
        List<double> y = [];
        for (int n = 0; n < samples; n++)
        {
            foreach (double[] x in inputs)
            {
                int size = x.Length / samples;
                y.AddRange(x.AsSpan(n * size, size));
            }
        }

        return [.. y];
    }

    /// <summary>dx of every input: its channels of dy. Sizes are those of one sample, C · pixels.</summary>
    public static IReadOnlyList<double[]> InputGradients(double[] dy, IReadOnlyList<int> sizes, int samples)
    {
        int whole = dy.Length / samples;
        List<double[]> gradients = [];
        int start = 0;
        foreach (int size in sizes)
        {
            double[] dx = new double[samples * size];
            for (int i = 0; i < dx.Length; i++)
            {
                dx[i] = dy[(i / size * whole) + start + (i % size)];
            }

            gradients.Add(dx);
            start += size;
        }

        return gradients;
    }
}
