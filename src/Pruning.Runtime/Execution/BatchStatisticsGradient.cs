using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>The way back through batch normalisation (Ioffe and Szegedy 2015, section 3).</summary>
public static class BatchStatisticsGradient
{
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
    public static void Collect(
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
                float center = NormTable.Row(ref table, channels, NormTable.Mean, p % channels);
                Vector512<float> mean = Vector512.Create(center);
                Vector512<float> sum = Vector512<float>.Zero;
                Vector512<float> products = Vector512<float>.Zero;
                Vector512<float> otherSum = Vector512<float>.Zero;
                Vector512<float> otherProducts = Vector512<float>.Zero;

                // Every second pixel has sums of its own, so that an addition waits for the one before the last.
                nuint i = 0;
                for (; i + 16 < (nuint)(pixels * 16); i += 32)
                {
                    Vector512<float> gradient = Vector512.LoadUnsafe(ref planeY, i);
                    sum += gradient;
                    products = Vector512.FusedMultiplyAdd(
                        gradient, Vector512.LoadUnsafe(ref planeX, i) - mean, products);
                    gradient = Vector512.LoadUnsafe(ref planeY, i + 16);
                    otherSum += gradient;
                    otherProducts = Vector512.FusedMultiplyAdd(
                        gradient, Vector512.LoadUnsafe(ref planeX, i + 16) - mean, otherProducts);
                }

                if (i < (nuint)(pixels * 16))
                {
                    Vector512<float> gradient = Vector512.LoadUnsafe(ref planeY, i);
                    sum += gradient;
                    products = Vector512.FusedMultiplyAdd(
                        gradient, Vector512.LoadUnsafe(ref planeX, i) - mean, products);
                }

                sum += otherSum;
                products += otherProducts;
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
            double sum = NormTable.Total(ref statistics, channels, c, step.Samples, 0);
            double products = NormTable.Total(ref statistics, channels, c, step.Samples, 16);
            double inverse = NormTable.Row(ref table, channels, NormTable.Inverse, c);
            double factor = Unsafe.Add(ref scale, c) * inverse;

            // Statistics that do not depend on the batch have no part in the gradient of its values.
            double slope = step.IsFrozen ? 0 : -factor * inverse * inverse * products / count;
            double offset = step.IsFrozen ? 0 : -(factor * sum / count);
            Unsafe.Add(ref shift, gradients + c) = (float)sum;
            Unsafe.Add(ref scale, gradients + c) = (float)(inverse * products);
            NormTable.Row(ref table, channels, NormTable.Slope, c) = (float)slope;
            NormTable.Row(ref table, channels, NormTable.Offset, c) =
                (float)(offset - (slope * NormTable.Row(ref table, channels, NormTable.Mean, c)));
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
        FramedInputGradient(
            ref dy,
            strideY,
            ref x,
            strideX,
            ref table,
            ref dx,
            stride,
            tiles,
            channels,
            height: 1,
            width: pixels,
            border: 0,
            step,
            begin,
            end);
    }

    /// <summary>The same with zeros around every plane of dx, which is not dy.</summary>
    /// <param name="dy">[channels, height, width, 16] per tile.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="x">[channels, height, width, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="table">The table.</param>
    /// <param name="dx">[channels, height + 2 border, width + 2 border, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="height">Rows of a channel.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="border">Zeros on each side.</param>
    /// <param name="step">The present step.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void FramedInputGradient(
        ref float dy,
        int strideY,
        ref float x,
        int strideX,
        ref float table,
        ref float dx,
        int stride,
        int tiles,
        int channels,
        int height,
        int width,
        int border,
        StepState step,
        int begin,
        int end)
    {
        int row = width * 16;
        int side = border * 16;
        int above = border * (row + (2 * side));
        for (int g = begin; g < end; g++)
        {
            ref float from = ref Unsafe.Add(ref x, g * strideX);
            ref float gradient = ref Unsafe.Add(ref dy, g * strideY);
            ref float to = ref Unsafe.Add(ref dx, g * stride);
            for (int p = 0; p < tiles * channels; p++)
            {
                int c = p % channels;
                Vector512<float> a = Vector512.Create(NormTable.Row(ref table, channels, NormTable.Factor, c));
                Vector512<float> q = Vector512.Create(NormTable.Row(ref table, channels, NormTable.Slope, c));
                Vector512<float> r = Vector512.Create(NormTable.Row(ref table, channels, NormTable.Offset, c));
                Vector512<float> isSample = Lanes.First(step.Samples - (((g * tiles) + (p / channels)) * 16));
                to = ref Planes.Clear(ref to, above + side);
                for (int i = 0; i < height; i++)
                {
                    for (nuint j = 0; j < (nuint)row; j += 16)
                    {
                        Vector512<float> value = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref from, j), q, r);
                        value = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gradient, j), a, value);
                        (value & isSample).StoreUnsafe(ref to, j);
                    }

                    // The right side of this row and the left side of the next.
                    from = ref Unsafe.Add(ref from, row);
                    gradient = ref Unsafe.Add(ref gradient, row);
                    to = ref Planes.Clear(ref Unsafe.Add(ref to, row), i < height - 1 ? 2 * side : side + above);
                }
            }
        }
    }
}
