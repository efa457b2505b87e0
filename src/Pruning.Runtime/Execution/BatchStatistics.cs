using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015), but for the pass that normalises. Each group leaves sums per lane
/// behind; one thread brings those of all samples together in double, in the order of tiles and lanes, so that neither
/// the number of threads nor the lanes beyond the last sample have a part in the result.
/// </summary>
/// <remarks>
/// The table of a layer has rows of as many numbers as there are channels, at multiples of sixteen: factor a and summand
/// b of y = a x + b, mean, 1 / sqrt(variance + epsilon), variance, and q and r of dx = a dy + q x + r.
/// </remarks>
public static class BatchStatistics
{
    private const int Summand = 1;
    private const int Mean = 2;
    private const int Inverse = 3;
    private const int Variance = 4;
    private const int Slope = 5;
    private const int Offset = 6;

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
                for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                {
                    Vector512<float> difference = Vector512.LoadUnsafe(ref plane, i) - origin;
                    sum += difference;
                    squares = Vector512.FusedMultiplyAdd(difference, difference, squares);
                }

                Vector512<float> mean = sum * (1f / pixels);
                ref float to = ref Unsafe.Add(ref statistics, ((g * tiles * channels) + p) * 32);
                (origin + mean).StoreUnsafe(ref to);
                Vector512.Max(squares - (sum * mean), Vector512<float>.Zero).StoreUnsafe(ref to, 16);
            }
        }
    }

    /// <summary>The table of a layer from what the groups of a batch have collected.</summary>
    /// <param name="statistics">[tiles, channels, 2, 16]</param>
    /// <param name="scale">[channels]</param>
    /// <param name="shift">[channels]</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="table">The table.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="step">The present step.</param>
    public static void FromBatch(
        ref float statistics,
        ref float scale,
        ref float shift,
        float epsilon,
        ref float table,
        int channels,
        int pixels,
        StepState step)
    {
        int samples = step.Samples;
        for (int c = 0; c < channels; c++)
        {
            double mean = Total(ref statistics, channels, c, samples, 0) / samples;
            double deviations = Total(ref statistics, channels, c, samples, 16);
            for (int n = 0; n < samples; n++)
            {
                double difference = At(ref statistics, channels, c, n, 0) - mean;
                deviations += difference * difference * pixels;
            }

            double variance = deviations / ((double)samples * pixels);
            Row(ref table, channels, Mean, c) = (float)mean;
            Row(ref table, channels, Variance, c) = (float)variance;
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

    /// <summary>Sums of dy and of dy (x - mean) of every channel, lane by lane.</summary>
    /// <param name="dy">[channels, pixels, 16] per tile; zero in lanes beyond the last sample.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="x">[channels, pixels, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="table">The table.</param>
    /// <param name="statistics">[tiles, channels, 2, 16] of the batch.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void CollectGradient(
        ref float dy,
        int strideY,
        ref float x,
        int strideX,
        ref float table,
        ref float statistics,
        int tiles,
        int channels,
        int pixels,
        int begin,
        int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < tiles * channels; p++)
            {
                ref float planeX = ref Unsafe.Add(ref x, (g * strideX) + (p * pixels * 16));
                ref float planeY = ref Unsafe.Add(ref dy, (g * strideY) + (p * pixels * 16));
                Vector512<float> mean = Vector512.Create(Row(ref table, channels, Mean, p % channels));
                Vector512<float> sum = Vector512<float>.Zero;
                Vector512<float> products = Vector512<float>.Zero;
                for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                {
                    Vector512<float> gradient = Vector512.LoadUnsafe(ref planeY, i);
                    sum += gradient;
                    products = Vector512.FusedMultiplyAdd(
                        gradient, Vector512.LoadUnsafe(ref planeX, i) - mean, products);
                }

                ref float to = ref Unsafe.Add(ref statistics, ((g * tiles * channels) + p) * 32);
                sum.StoreUnsafe(ref to);
                products.StoreUnsafe(ref to, 16);
            }
        }
    }

    /// <summary>The gradients of scale and shift, and what the gradient of the input needs of them.</summary>
    /// <param name="statistics">[tiles, channels, 2, 16]</param>
    /// <param name="scale">[channels]</param>
    /// <param name="shift">[channels]</param>
    /// <param name="gradients">Floats from a parameter to its gradient.</param>
    /// <param name="table">The table.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="step">The present step.</param>
    public static void Differentiate(
        ref float statistics,
        ref float scale,
        ref float shift,
        int gradients,
        ref float table,
        int channels,
        int pixels,
        StepState step)
    {
        double count = (double)step.Samples * pixels;
        for (int c = 0; c < channels; c++)
        {
            double sum = Total(ref statistics, channels, c, step.Samples, 0);
            double products = Total(ref statistics, channels, c, step.Samples, 16);
            double inverse = Row(ref table, channels, Inverse, c);
            double factor = Unsafe.Add(ref scale, c) * inverse;
            double slope = -factor * inverse * inverse * products / count;
            Unsafe.Add(ref shift, gradients + c) = (float)sum;
            Unsafe.Add(ref scale, gradients + c) = (float)(inverse * products);
            Row(ref table, channels, Slope, c) = (float)slope;
            Row(ref table, channels, Offset, c) =
                (float)(-(factor * sum / count) - (slope * Row(ref table, channels, Mean, c)));
        }
    }

    /// <summary>
    /// dx = scale / sqrt(variance + epsilon) (dy - (Σ dy + z Σ dy z) / count) with z the normalised x; dx may be dy.
    /// Lanes beyond the last sample get zero.
    /// </summary>
    /// <param name="dy">[channels, pixels, 16] per tile.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="x">[channels, pixels, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="table">The table.</param>
    /// <param name="dx">[channels, pixels, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pixels">Pixels of a channel.</param>
    /// <param name="step">The present step.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void InputGradient(
        ref float dy,
        int strideY,
        ref float x,
        int strideX,
        ref float table,
        ref float dx,
        int stride,
        int tiles,
        int channels,
        int pixels,
        StepState step,
        int begin,
        int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < tiles * channels; p++)
            {
                ref float planeX = ref Unsafe.Add(ref x, (g * strideX) + (p * pixels * 16));
                ref float planeY = ref Unsafe.Add(ref dy, (g * strideY) + (p * pixels * 16));
                ref float to = ref Unsafe.Add(ref dx, (g * stride) + (p * pixels * 16));
                int c = p % channels;
                Vector512<float> a = Vector512.Create(Row(ref table, channels, 0, c));
                Vector512<float> q = Vector512.Create(Row(ref table, channels, Slope, c));
                Vector512<float> r = Vector512.Create(Row(ref table, channels, Offset, c));
                Vector512<float> isSample = Lanes.First(step.Samples - (((g * tiles) + (p / channels)) * 16));
                for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                {
                    Vector512<float> value = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref planeX, i), q, r);
                    value = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref planeY, i), a, value);
                    (value & isSample).StoreUnsafe(ref to, i);
                }
            }
        }
    }

    /// <summary>Moves the running statistics towards those of the batch; one worker does it, if steps are
    /// applied.</summary>
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
        if (!step.Apply || worker != 0)
        {
            return;
        }

        // The variance of one number over n - 1 is not defined; it counts as it is, zero.
        double count = (double)step.Samples * pixels;
        double unbiased = count > 1 ? count / (count - 1) : 1;
        for (int c = 0; c < channels; c++)
        {
            double target = Row(ref table, channels, Variance, c) * unbiased;
            Unsafe.Add(ref mean, c) += momentum * (Row(ref table, channels, Mean, c) - Unsafe.Add(ref mean, c));
            Unsafe.Add(ref variance, c) += (float)(momentum * (target - Unsafe.Add(ref variance, c)));
        }
    }

    private static void Normalize(
        ref float table, int channels, int c, double mean, double spread, float scale, float shift)
    {
        double inverse = 1 / Math.Sqrt(spread);
        double factor = scale * inverse;
        Row(ref table, channels, Inverse, c) = (float)inverse;
        Row(ref table, channels, 0, c) = (float)factor;
        Row(ref table, channels, Summand, c) = (float)(shift - (mean * factor));
    }

    // Over the samples, in their order.
    private static double Total(ref float statistics, int channels, int c, int samples, int row)
    {
        double total = 0;
        for (int n = 0; n < samples; n++)
        {
            total += At(ref statistics, channels, c, n, row);
        }

        return total;
    }

    private static float At(ref float statistics, int channels, int c, int sample, int row) =>
        Unsafe.Add(ref statistics, ((((sample / 16) * channels) + c) * 32) + row + (sample % 16));

    private static ref float Row(ref float table, int channels, int row, int c) =>
        ref Unsafe.Add(ref table, (row * ((channels + 15) / 16 * 16)) + c);
}
