using System;
using Pruning.Reference.Operators;

namespace Pruning.Reference.Rounding;

/// <summary>
/// How errors go through the gradient of a normalisation, dx = a (dy - A - z B) with a = scale / deviation, A the mean
/// of dy and B that of dy z: V(dx) = a² (V(dy - A) + z² V(B) + B² V(z)) + dx² V(a) / a², and the roundings of the three
/// products that kernels make of it, a dy + q x + r.
/// </summary>
internal sealed class NormGradientRounding
{
    public NormGradientRounding(
        NormRounding norm, double[] scale, double[] x, double[] dy, double[] dyVariance, int pixels)
    {
        int channels = scale.Length;
        int values = norm.Values;
        double[] products = Elementwise.Map(dy, norm.Normalized, (d, z) => d * z);
        double[] ofProducts = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double z = norm.Normalized[i];
            ofProducts[i] = (dyVariance[i] * z * z) + (dy[i] * dy[i] * norm.NormalizedError[i]);
        }

        double unit = RoundingModel.Unit * RoundingModel.Unit;
        double[] sums = BatchNormReference.ShiftGradient(dy, channels, pixels);
        double[] productSums = BatchNormReference.ShiftGradient(products, channels, pixels);
        Shift = Elementwise.OfSums(
            BatchNormReference.ShiftGradient(dyVariance, channels, pixels),
            BatchNormReference.ShiftGradient(Elementwise.Abs(dy), channels, pixels),
            pixels + 1);
        Scale = Elementwise.OfSums(
            BatchNormReference.ShiftGradient(ofProducts, channels, pixels),
            BatchNormReference.ShiftGradient(Elementwise.Abs(products), channels, pixels),
            pixels + 2);
        for (int c = 0; c < channels; c++)
        {
            // The errors of mean and deviation are the same in all terms.
            double ofMean = norm.Inverse[c] * sums[c];
            Scale[c] += (ofMean * ofMean * norm.MeanError[c])
                + (productSums[c] * productSums[c] * norm.InverseError(c));
        }

        // Roundings are of what a kernel has: where the statistics take a gradient away, as that of a single value, it
        // has the errors of it still.
        double[] errors = BatchNormReference.Mean(dyVariance, channels, pixels);
        Input = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int c = norm.ChannelOf(i);
            double z = norm.Normalized[i];
            double factor = scale[c] * norm.Inverse[c];
            double mean = sums[c] / values;
            double product = productSums[c] / values;
            double centered = (dyVariance[i] * (1 - (2.0 / values))) + (errors[c] / values);
            double dx = factor * (dy[i] - mean - (z * product));
            double size = Math.Abs(dy[i]) + Math.Sqrt(dyVariance[i]) + Math.Abs(mean) + Math.Sqrt(errors[c] / values);
            double slope = norm.Inverse[c] * (Math.Abs(product) + (Math.Sqrt(Scale[c]) / values));
            double absolute = Math.Abs(factor) * (size + (slope * (Math.Abs(x[i]) + Math.Abs(norm.Mean[c]))));
            Input[i] = (factor * factor * (Math.Max(0, centered)
                    + (z * z * Scale[c] / values / values)
                    + (product * product * norm.NormalizedError[i])))
                + (dx * dx * norm.InverseError(c))
                + (4 * unit * absolute * absolute);
        }
    }

    /// <summary>V(dx) [N, C, pixels].</summary>
    public double[] Input { get; }

    /// <summary>V(dscale) [C].</summary>
    public double[] Scale { get; }

    /// <summary>V(dshift) [C].</summary>
    public double[] Shift { get; }
}
