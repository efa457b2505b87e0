using System;

namespace Pruning.Data;

/// <summary>
/// Mean and standard deviation of each channel of images: measure them on the images to learn from, and normalise
/// those to judge by with the same (see <see cref="ImageTransforms.Normalize"/>).
/// </summary>
public sealed class ChannelStatistics
{
    private readonly float[] _mean; // [C]
    private readonly float[] _deviation; // [C]

    /// <summary>Statistics that are known, such as published ones.</summary>
    /// <param name="mean">[C], of the numbers as the data set gives them.</param>
    /// <param name="deviation">[C]; positive.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ or are zero, or a number is not finite, or a deviation not positive.
    /// </exception>
    public ChannelStatistics(ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
    {
        if (mean.Length != deviation.Length || mean.IsEmpty)
        {
            throw new ArgumentException(
                $"There are {mean.Length} means and {deviation.Length} deviations; each channel needs one of both.");
        }

        for (int c = 0; c < mean.Length; c++)
        {
            if (!float.IsFinite(mean[c]) || !float.IsFinite(deviation[c]) || deviation[c] <= 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Channel {c} has mean {mean[c]} and deviation {deviation[c]}; ")
                    + "both must be finite, the deviation positive.");
            }
        }

        _mean = mean.ToArray();
        _deviation = deviation.ToArray();
    }

    /// <summary>The mean of each channel, [C].</summary>
    public ReadOnlySpan<float> Mean => _mean;

    /// <summary>The standard deviation of each channel, [C].</summary>
    public ReadOnlySpan<float> Deviation => _deviation;

    /// <summary>Measures a data set: its samples, without any augmentation.</summary>
    /// <remarks>
    /// Sums are taken in double and in the order of the samples: the same bits on every machine. A channel that is
    /// constant gets the deviation 1, so that normalising it gives zeros.
    /// </remarks>
    /// <param name="data">The images.</param>
    /// <exception cref="ArgumentException">The size of the images is not known, or a sample is not finite.</exception>
    public static ChannelStatistics Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ImageShape shape = ImageTransforms.ShapeOf(data);
        float[] sample = new float[data.Features];
        double[] sums = new double[shape.Channels];
        double[] squares = new double[shape.Channels];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopySample(i, sample);
            for (int c = 0; c < shape.Channels; c++)
            {
                Add(sample.AsSpan(c * shape.Plane, shape.Plane), ref sums[c], ref squares[c]);
            }
        }

        double pixels = (double)data.Count * shape.Plane;
        float[] mean = Array.ConvertAll(sums, sum => (float)(sum / pixels));
        float[] deviation = new float[shape.Channels];
        for (int c = 0; c < deviation.Length; c++)
        {
            double centre = sums[c] / pixels;
            double variance = Math.Max(0, (squares[c] / pixels) - (centre * centre));

            // What is left of equal numbers after this difference is rounding, not variance.
            bool constant = variance <= squares[c] / pixels * 1e-12;
            deviation[c] = constant ? 1 : (float)Math.Sqrt(variance);
        }

        return new ChannelStatistics(mean, deviation);
    }

    private static void Add(ReadOnlySpan<float> plane, ref double sum, ref double square)
    {
        double s = 0;
        double q = 0;
        foreach (float value in plane)
        {
            s += value;
            q += (double)value * value;
        }

        sum += s;
        square += q;
    }
}
