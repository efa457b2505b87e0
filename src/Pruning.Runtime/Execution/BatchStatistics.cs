using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015), but for the pass that normalises. Each group leaves sums per lane
/// behind; one thread brings those of all samples together in double, in the order of tiles and lanes, so that neither
/// the number of threads nor the lanes beyond the last sample have a part in the result.
/// </summary>
public static class BatchStatistics
{
    /// <summary>Mean and sum of squared deviations of every channel, lane by lane.</summary>
    /// <param name="x">[channels, pixels, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="statistics">[tiles, channels, 2, 16] of the batch.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    /// <remarks>
    /// The sums are of the differences from the first pixel of the lane: where a channel varies little around a large
    /// mean, sums of squares would lose the variance.
    /// </remarks>
    public static void Collect(
        ref float x, int stride, ref float statistics, int tiles, int channels, int pixels, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < tiles * channels; p++)
            {
                ref float plane = ref Unsafe.Add(ref x, (g * stride) + (p * pixels * 16));
                Vector512<float> origin = Vector512.LoadUnsafe(ref plane);
                Vector512<float> sum = Vector512<float>.Zero;
                Vector512<float> squares = Vector512<float>.Zero;
                Vector512<float> otherSum = Vector512<float>.Zero;
                Vector512<float> otherSquares = Vector512<float>.Zero;

                // Every second pixel has sums of its own, so that an addition waits for the one before the last.
                nuint i = 0;
                for (; i + 16 < (nuint)(pixels * 16); i += 32)
                {
                    Vector512<float> difference = Vector512.LoadUnsafe(ref plane, i) - origin;
                    sum += difference;
                    squares = Vector512.FusedMultiplyAdd(difference, difference, squares);
                    difference = Vector512.LoadUnsafe(ref plane, i + 16) - origin;
                    otherSum += difference;
                    otherSquares = Vector512.FusedMultiplyAdd(difference, difference, otherSquares);
                }

                if (i < (nuint)(pixels * 16))
                {
                    Vector512<float> difference = Vector512.LoadUnsafe(ref plane, i) - origin;
                    sum += difference;
                    squares = Vector512.FusedMultiplyAdd(difference, difference, squares);
                }

                sum += otherSum;
                squares += otherSquares;
                Vector512<float> mean = sum * (1f / pixels);
                ref float to = ref Unsafe.Add(ref statistics, ((g * tiles * channels) + p) * 32);
                (origin + mean).StoreUnsafe(ref to);
                Vector512.Max(squares - (sum * mean), Vector512<float>.Zero).StoreUnsafe(ref to, 16);
            }
        }
    }

    /// <summary>The table of a layer from what the groups of a batch have collected, or, where the network is frozen,
    /// from its running statistics.</summary>
    /// <param name="statistics">[tiles, channels, 2, 16]</param>
    /// <param name="runningMean">[channels]</param>
    /// <param name="runningVariance">[channels]</param>
    /// <param name="scale">[channels]</param>
    /// <param name="shift">[channels]</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="table">The table.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="step">The present step.</param>
    public static void FromBatch(
        ref float statistics,
        ref float runningMean,
        ref float runningVariance,
        ref float scale,
        ref float shift,
        float epsilon,
        ref float table,
        int channels,
        int pixels,
        StepState step)
    {
        if (step.IsFrozen)
        {
            FromRunning(
                ref runningMean,
                ref runningVariance,
                ref scale,
                ref shift,
                ref shift,
                biased: false,
                epsilon,
                ref table,
                channels);
            for (int c = 0; c < channels; c++)
            {
                NormTable.Row(ref table, channels, NormTable.Mean, c) = Unsafe.Add(ref runningMean, c);
            }

            return;
        }

        int samples = step.Samples;
        for (int c = 0; c < channels; c++)
        {
            double mean = NormTable.Total(ref statistics, channels, c, samples, 0) / samples;
            double deviations = NormTable.Total(ref statistics, channels, c, samples, 16);
            for (int n = 0; n < samples; n++)
            {
                double difference = NormTable.At(ref statistics, channels, c, n, 0) - mean;
                deviations += difference * difference * pixels;
            }

            double variance = deviations / ((double)samples * pixels);
            NormTable.Row(ref table, channels, NormTable.Mean, c) = (float)mean;
            NormTable.Row(ref table, channels, NormTable.Variance, c) = (float)variance;
            Normalize(
                ref table, channels, c, mean, variance + epsilon, Unsafe.Add(ref scale, c), Unsafe.Add(ref shift, c));
        }
    }

    /// <summary>The table of a layer from its running statistics: what inference needs of it.</summary>
    /// <param name="mean">[channels]</param>
    /// <param name="variance">[channels]</param>
    /// <param name="scale">[channels]</param>
    /// <param name="shift">[channels]</param>
    /// <param name="bias">[channels] of the layer that is normalised, if it has a bias that was not added yet.</param>
    /// <param name="biased">Whether it has.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="table">The table.</param>
    /// <param name="channels">Number of channels.</param>
    public static void FromRunning(
        ref float mean,
        ref float variance,
        ref float scale,
        ref float shift,
        ref float bias,
        bool biased,
        float epsilon,
        ref float table,
        int channels)
    {
        for (int c = 0; c < channels; c++)
        {
            double center = Unsafe.Add(ref mean, c) - (biased ? (double)Unsafe.Add(ref bias, c) : 0);
            double spread = (double)Unsafe.Add(ref variance, c) + epsilon;
            Normalize(ref table, channels, c, center, spread, Unsafe.Add(ref scale, c), Unsafe.Add(ref shift, c));
        }
    }

    /// <summary>Moves the running statistics towards those of the batch; one worker does it, in
    /// training steps.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mean">[channels]</param>
    /// <param name="variance">[channels]; moved towards that over n - 1.</param>
    /// <param name="momentum">How far, in (0, 1].</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="step">The present step.</param>
    /// <param name="worker">The worker.</param>
    public static void Average(
        ref float table,
        ref float mean,
        ref float variance,
        float momentum,
        int channels,
        int pixels,
        StepState step,
        int worker)
    {
        if (!step.MovesStatistics || worker != 0)
        {
            return;
        }

        // The variance of one number over n - 1 is not defined; it counts as it is, zero.
        double count = (double)step.Samples * pixels;
        double unbiased = count > 1 ? count / (count - 1) : 1;
        for (int c = 0; c < channels; c++)
        {
            double target = NormTable.Row(ref table, channels, NormTable.Variance, c) * unbiased;
            float center = NormTable.Row(ref table, channels, NormTable.Mean, c);
            Unsafe.Add(ref mean, c) += momentum * (center - Unsafe.Add(ref mean, c));
            Unsafe.Add(ref variance, c) += (float)(momentum * (target - Unsafe.Add(ref variance, c)));
        }
    }

    private static void Normalize(
        ref float table, int channels, int c, double mean, double spread, float scale, float shift)
    {
        double inverse = 1 / Math.Sqrt(spread);
        double factor = scale * inverse;
        NormTable.Row(ref table, channels, NormTable.Inverse, c) = (float)inverse;
        NormTable.Row(ref table, channels, NormTable.Factor, c) = (float)factor;
        NormTable.Row(ref table, channels, NormTable.Summand, c) = (float)(shift - (mean * factor));
    }
}
