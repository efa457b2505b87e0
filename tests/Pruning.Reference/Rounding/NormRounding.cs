using System;
using Pruning.Reference.Operators;

namespace Pruning.Reference.Rounding;

/// <summary>
/// How the errors of x go through the statistics of a batch. With d = x - mean and z = d / deviation:
/// V(d) = v (1 - 2 / M) + v̄ / M, as the mean moves with each value; V(variance) = 4 Σ d² v / M²; and
/// V(z) = V(d) / deviation² + z² V(variance) / (2 deviation²)². To each is added what its own sums round: those of the
/// kernels run over the pixels of one sample, about its first.
/// </summary>
internal sealed class NormRounding
{
    private readonly int _pixels;

    public NormRounding(double[] x, double[] v, double epsilon, int channels, int pixels)
    {
        _pixels = pixels;
        Values = x.Length / channels;
        Mean = BatchNormReference.Mean(x, channels, pixels);
        Variance = BatchNormReference.Variance(x, channels, pixels);
        Inverse = Array.ConvertAll(Variance, variance => 1 / Math.Sqrt(variance + epsilon));
        Normalized = BatchNormReference.Normalized(x, Mean, Variance, epsilon, pixels);

        double[] distances = new double[x.Length];
        double[] products = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double centered = x[i] - Mean[ChannelOf(i)];
            distances[i] = Math.Abs(x[i] - x[i / pixels * pixels]);
            products[i] = centered * centered * v[i];
        }

        double unit = RoundingModel.Unit * RoundingModel.Unit;
        double[] meanOfErrors = BatchNormReference.Mean(v, channels, pixels);
        double[] meanOfProducts = BatchNormReference.Mean(products, channels, pixels);
        double[] meanDistance = BatchNormReference.Mean(distances, channels, pixels);
        double[] meanSquare = BatchNormReference.Mean(Elementwise.Square(distances), channels, pixels);
        double[] rounding = new double[channels];
        MeanError = new double[channels];
        VarianceError = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            rounding[c] = unit * ((Mean[c] * Mean[c]) + (pixels * meanDistance[c] * meanDistance[c]));
            MeanError[c] = (meanOfErrors[c] / Values) + rounding[c];
            VarianceError[c] = (4 * meanOfProducts[c] / Values) + (pixels * unit * meanSquare[c] * meanSquare[c]);
        }

        NormalizedError = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int c = ChannelOf(i);
            double centered = (v[i] * (1 - (2.0 / Values))) + (meanOfErrors[c] / Values) + rounding[c];
            NormalizedError[i] = (Inverse[c] * Inverse[c] * Math.Max(0, centered))
                + (Normalized[i] * Normalized[i] * InverseError(c));
        }
    }

    /// <summary>M, the values of a channel.</summary>
    public int Values { get; }

    /// <summary>The mean [C].</summary>
    public double[] Mean { get; }

    /// <summary>V(mean) [C].</summary>
    public double[] MeanError { get; }

    /// <summary>The variance [C].</summary>
    public double[] Variance { get; }

    /// <summary>V(variance) [C].</summary>
    public double[] VarianceError { get; }

    /// <summary>1 / sqrt(variance + epsilon) [C].</summary>
    public double[] Inverse { get; }

    /// <summary>z [N, C, pixels].</summary>
    public double[] Normalized { get; }

    /// <summary>V(z) [N, C, pixels].</summary>
    public double[] NormalizedError { get; }

    /// <summary>The channel of a value.</summary>
    public int ChannelOf(int i) => i / _pixels % Mean.Length;

    /// <summary>V of the relative error of 1 / deviation.</summary>
    public double InverseError(int c)
    {
        double slope = Inverse[c] * Inverse[c] / 2;
        return (slope * slope * VarianceError[c]) + (RoundingModel.Unit * RoundingModel.Unit);
    }
}
