using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y = scale · z + shift with z = (x - mean) / sqrt(variance + epsilon), channel by channel (Ioffe and Szegedy 2015).
/// x, y [N, C, pixels]; mean, variance, scale, shift [C]. In training mean and variance are those of the
/// M = N · pixels values of x that the channel has; at inference they are the running ones.
/// </summary>
public static class BatchNormReference
{
    /// <summary>The outputs y under given statistics.</summary>
    public static double[] Forward(
        double[] x, double[] mean, double[] variance, double[] scale, double[] shift, double epsilon, int pixels)
    {
        double[] y = Normalized(x, mean, variance, epsilon, pixels);
        for (int i = 0; i < y.Length; i++)
        {
            int c = i / pixels % scale.Length;
            y[i] = (scale[c] * y[i]) + shift[c];
        }

        return y;
    }

    /// <summary>z [N, C, pixels].</summary>
    public static double[] Normalized(double[] x, double[] mean, double[] variance, double epsilon, int pixels)
    {
        double[] z = new double[x.Length];
        for (int i = 0; i < z.Length; i++)
        {
            int c = i / pixels % mean.Length;
            z[i] = (x[i] - mean[c]) / Math.Sqrt(variance[c] + epsilon);
        }

        return z;
    }

    /// <summary>The mean [C] of each channel.</summary>
    public static double[] Mean(double[] x, int channels, int pixels)
    {
        double[] sums = SumsByChannel(x, channels, pixels);
        return Array.ConvertAll(sums, sum => sum * channels / x.Length);
    }

    /// <summary>The variance [C] of each channel, the mean square of the distances from its mean.</summary>
    public static double[] Variance(double[] x, int channels, int pixels)
    {
        double[] distances = Normalized(x, Mean(x, channels, pixels), new double[channels], 1, pixels);
        return Mean(Array.ConvertAll(distances, distance => distance * distance), channels, pixels);
    }

    /// <summary>
    /// dx = scale / sqrt(variance + epsilon) · (dy - (Σ dy + z Σ dy z) / M) under the statistics of the batch, which
    /// are functions of x themselves.
    /// </summary>
    public static double[] InputGradient(double[] dy, double[] x, double[] scale, double epsilon, int pixels)
    {
        int channels = scale.Length;
        double[] variance = Variance(x, channels, pixels);
        double[] z = Normalized(x, Mean(x, channels, pixels), variance, epsilon, pixels);
        double[] meanGradient = Mean(dy, channels, pixels);
        double[] meanProduct = Mean(Products(dy, z), channels, pixels);
        double[] dx = new double[x.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            int c = i / pixels % channels;
            dx[i] = scale[c] / Math.Sqrt(variance[c] + epsilon) * (dy[i] - meanGradient[c] - (z[i] * meanProduct[c]));
        }

        return dx;
    }

    /// <summary>dscale [C] = Σ dy z under the statistics of the batch.</summary>
    public static double[] ScaleGradient(double[] dy, double[] x, double epsilon, int channels, int pixels)
    {
        double[] z = Normalized(
            x, Mean(x, channels, pixels), Variance(x, channels, pixels), epsilon, pixels);
        return SumsByChannel(Products(dy, z), channels, pixels);
    }

    /// <summary>dshift [C] = Σ dy.</summary>
    public static double[] ShiftGradient(double[] dy, int channels, int pixels) =>
        SumsByChannel(dy, channels, pixels);

    /// <summary>The running mean [C] after a batch: running + momentum · (mean - running).</summary>
    public static double[] MovedMean(double[] running, double[] x, double momentum, int pixels)
    {
        return Moved(running, Mean(x, running.Length, pixels), momentum);
    }

    /// <summary>
    /// The running variance [C] after a batch. It moves towards the unbiased variance, that of the batch times
    /// M / (M - 1), or 0 where the channel has one value.
    /// </summary>
    public static double[] MovedVariance(double[] running, double[] x, double momentum, int pixels)
    {
        int values = x.Length / running.Length;
        double correction = values / Math.Max(values - 1.0, 1);
        double[] variance = Variance(x, running.Length, pixels);
        return Moved(running, Array.ConvertAll(variance, value => value * correction), momentum);
    }

    private static double[] Moved(double[] running, double[] target, double momentum)
    {
        double[] moved = new double[running.Length];
        for (int c = 0; c < moved.Length; c++)
        {
            moved[c] = running[c] + (momentum * (target[c] - running[c]));
        }

        return moved;
    }

    private static double[] SumsByChannel(double[] values, int channels, int pixels)
    {
        double[] sums = new double[channels];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i / pixels % channels] += values[i];
        }

        return sums;
    }

    private static double[] Products(double[] left, double[] right)
    {
        double[] products = new double[left.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = left[i] * right[i];
        }

        return products;
    }
}
