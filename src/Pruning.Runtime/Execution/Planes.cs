using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>
/// What is done to whole planes of pixels, sixteen samples side by side, where no arithmetic of a size pays. A group
/// consists of tiles, a tile of planes, a plane of pixels, a pixel of sixteen lanes.
/// </summary>
public static class Planes
{
    /// <summary>y[p] = mean of the pixels of plane p, summed in their order.</summary>
    /// <param name="x">[planes, pixels, 16] of the first group.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="y">[planes, 16]</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="planes">Planes of a group.</param>
    /// <param name="pixels">Pixels of a plane.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Mean(
        ref float x, int strideX, ref float y, int strideY, int planes, int pixels, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < planes; p++)
            {
                ref float plane = ref Unsafe.Add(ref x, (g * strideX) + (p * pixels * 16));
                Vector512<float> sum = Vector512<float>.Zero;
                for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                {
                    sum += Vector512.LoadUnsafe(ref plane, i);
                }

                (sum * (1f / pixels)).StoreUnsafe(ref y, (nuint)((g * strideY) + (p * 16)));
            }
        }
    }

    /// <summary>losses[n] += strength Σ_k s[n, k].</summary>
    /// <param name="s">[channels, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="losses">[N], of whole tiles.</param>
    /// <param name="strength">The factor.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Saliencies of a sample.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Penalize(
        ref float s, int stride, ref float losses, float strength, int tiles, int channels, int begin, int end)
    {
        for (int t = begin * tiles; t < end * tiles; t++)
        {
            ref float tile = ref Unsafe.Add(ref s, (t / tiles * stride) + (t % tiles * channels * 16));
            Vector512<float> sum = Vector512<float>.Zero;
            for (nuint k = 0; k < (nuint)(channels * 16); k += 16)
            {
                sum += Vector512.LoadUnsafe(ref tile, k);
            }

            Vector512<float> loss = Vector512.LoadUnsafe(ref losses, (nuint)(t * 16));
            (loss + (sum * strength)).StoreUnsafe(ref losses, (nuint)(t * 16));
        }
    }

    /// <summary>Copies planes and puts zeros around them.</summary>
    /// <param name="x">[planes, height, width, 16] of the first group.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="y">[planes, height + 2 border, width + 2 border, 16]</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="planes">Planes of a group.</param>
    /// <param name="height">Rows of a plane of x.</param>
    /// <param name="width">Pixels of a row of x.</param>
    /// <param name="border">Zeros on each side.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Frame(
        ref float x,
        int strideX,
        ref float y,
        int strideY,
        int planes,
        int height,
        int width,
        int border,
        int begin,
        int end)
    {
        int row = width * 16;
        int side = border * 16;
        int above = border * (row + (2 * side));
        for (int g = begin; g < end; g++)
        {
            ref float from = ref Unsafe.Add(ref x, g * strideX);
            ref float to = ref Unsafe.Add(ref y, g * strideY);
            for (int p = 0; p < planes; p++)
            {
                to = ref Clear(ref to, above + side);
                for (int i = 0; i < height; i++)
                {
                    for (nuint j = 0; j < (nuint)row; j += 16)
                    {
                        Vector512.LoadUnsafe(ref from, j).StoreUnsafe(ref to, j);
                    }

                    // The right side of this row and the left side of the next.
                    from = ref Unsafe.Add(ref from, row);
                    to = ref Clear(ref Unsafe.Add(ref to, row), i < height - 1 ? 2 * side : side + above);
                }
            }
        }
    }

    /// <summary>Sets floats of whole pixels to zero, and gives the place behind them.</summary>
    internal static ref float Clear(ref float first, int count)
    {
        for (nuint i = 0; i < (nuint)count; i += 16)
        {
            Vector512<float>.Zero.StoreUnsafe(ref first, i);
        }

        return ref Unsafe.Add(ref first, count);
    }

    /// <summary>The gradient of <see cref="Mean"/>: dx = dy / pixels for every pixel.</summary>
    /// <param name="dy">[planes, 16] of the first group.</param>
    /// <param name="dx">[planes, pixels, 16]</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="planes">Planes of a group.</param>
    /// <param name="pixels">Pixels of a plane.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Spread(ref float dy, ref float dx, int stride, int planes, int pixels, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < planes; p++)
            {
                Vector512<float> value =
                    Vector512.LoadUnsafe(ref dy, (nuint)((g * stride) + (p * 16))) * (1f / pixels);
                ref float plane = ref Unsafe.Add(ref dx, (g * stride) + (p * pixels * 16));
                for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)
                {
                    value.StoreUnsafe(ref plane, i);
                }
            }
        }
    }

    /// <summary>y[c, i, j] = x[c, i · step, j · step], and zeros for the channels that x has not.</summary>
    /// <param name="x">[channels, height, width, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="y">[outputs, ceil(height / step), ceil(width / step), 16] per tile.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="height">Rows of x.</param>
    /// <param name="width">Columns of x.</param>
    /// <param name="outputs">Channels of y; at least those of x.</param>
    /// <param name="step">Pixels of x from one that is taken to the next.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Subsample(
        ref float x,
        int strideX,
        ref float y,
        int strideY,
        int tiles,
        int channels,
        int height,
        int width,
        int outputs,
        int step,
        int begin,
        int end)
    {
        int rows = (height + step - 1) / step;
        int columns = (width + step - 1) / step;
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < tiles * outputs; p++)
            {
                ref float to = ref Unsafe.Add(ref y, (g * strideY) + (p * rows * columns * 16));
                (int t, int c) = (p / outputs, p % outputs);
                if (c >= channels)
                {
                    MemoryMarshal.CreateSpan(ref to, rows * columns * 16).Clear();
                    continue;
                }

                ref float from = ref Unsafe.Add(ref x, (g * strideX) + (((t * channels) + c) * height * width * 16));
                for (int i = 0; i < rows * columns; i++)
                {
                    int pixel = (i / columns * step * width) + (i % columns * step);
                    Vector512.LoadUnsafe(ref from, (nuint)(pixel * 16)).StoreUnsafe(ref to, (nuint)(i * 16));
                }
            }
        }
    }

    /// <summary>
    /// The gradient of <see cref="Subsample"/>: dx[c, i · step, j · step] = dy[c, i, j], 0 elsewhere.
    /// </summary>
    /// <param name="dy">[outputs, ceil(height / step), ceil(width / step), 16] per tile.</param>
    /// <param name="dx">[channels, height, width, 16] per tile.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="height">Rows of x.</param>
    /// <param name="width">Columns of x.</param>
    /// <param name="outputs">Channels of y; at least those of x.</param>
    /// <param name="step">Pixels of x from one that is taken to the next.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void SubsampleGradient(
        ref float dy,
        ref float dx,
        int stride,
        int tiles,
        int channels,
        int height,
        int width,
        int outputs,
        int step,
        int begin,
        int end)
    {
        int rows = (height + step - 1) / step;
        int columns = (width + step - 1) / step;
        for (int g = begin; g < end; g++)
        {
            for (int p = 0; p < tiles * channels; p++)
            {
                (int t, int c) = (p / channels, p % channels);
                ref float to = ref Unsafe.Add(ref dx, (g * stride) + (p * height * width * 16));
                ref float from = ref Unsafe.Add(ref dy, (g * stride) + (((t * outputs) + c) * rows * columns * 16));
                MemoryMarshal.CreateSpan(ref to, height * width * 16).Clear();
                for (int i = 0; i < rows * columns; i++)
                {
                    int pixel = (i / columns * step * width) + (i % columns * step);
                    Vector512.LoadUnsafe(ref from, (nuint)(i * 16)).StoreUnsafe(ref to, (nuint)(pixel * 16));
                }
            }
        }
    }

    /// <summary>Copies some floats of each tile: the channels of one input of a concatenation, or back.</summary>
    /// <param name="x">Where the first tile is copied from.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="tileX">Floats from one tile to the next.</param>
    /// <param name="y">Where the first tile is copied to.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="tileY">Floats from one tile to the next.</param>
    /// <param name="count">Floats to copy.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void Copy(
        ref float x,
        int strideX,
        int tileX,
        ref float y,
        int strideY,
        int tileY,
        int count,
        int tiles,
        int begin,
        int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < tiles; t++)
            {
                ref float from = ref Unsafe.Add(ref x, (g * strideX) + (t * tileX));
                ref float to = ref Unsafe.Add(ref y, (g * strideY) + (t * tileY));
                MemoryMarshal.CreateReadOnlySpan(ref from, count).CopyTo(MemoryMarshal.CreateSpan(ref to, count));
            }
        }
    }
}
