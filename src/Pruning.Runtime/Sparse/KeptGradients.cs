using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pruning.Execution;

namespace Pruning.Sparse;

/// <summary>
/// Gradients of kept weights, and of no others: dw = Σ dy x over samples and pixels, a dense product sampled where the
/// pattern has an entry. Each of sixteen lanes sums in the order of the batch; then the lanes, as
/// <see cref="Lanes.SumLanes"/> does.
/// </summary>
public static class KeptGradients
{
    /// <summary>The number of kept weights.</summary>
    /// <param name="end">The last entry of the list of rows.</param>
    /// <returns>It, as an integer.</returns>
    public static int Count(ref float end) => BitConverter.SingleToInt32Bits(end);

    /// <summary>Gradients of some weights of a fully connected layer.</summary>
    /// <param name="x">[C, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="sizeX">Floats from one tile of a group to the next.</param>
    /// <param name="dy">[K, 16] per tile.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="sizeY">Floats from one tile of a group to the next.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="rows">[K + 1] integers: the first weight of each output.</param>
    /// <param name="outputs">K.</param>
    /// <param name="offsets">For each weight what it reads, as integers.</param>
    /// <param name="first">The first weight.</param>
    /// <param name="count">How many.</param>
    /// <param name="dw">[count]</param>
    public static void OfDense(
        ref float x,
        int strideX,
        int sizeX,
        ref float dy,
        int strideY,
        int sizeY,
        int tiles,
        int groups,
        ref float rows,
        int outputs,
        ref float offsets,
        int first,
        int count,
        ref float dw)
    {
        var walk = new SampleWalk(1, 0, 0, groups, strideX, strideY, tiles, sizeX, sizeY);
        ReadOnlySpan<int> starts =
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<float, int>(ref rows), outputs + 1);
        ref int reads = ref Unsafe.As<float, int>(ref offsets);
        int row = RowOf(starts, first);
        int end = first + count;
        for (int n = first; n < end; row++)
        {
            int last = Math.Min(starts[row + 1], end);
            SampledProducts.Row(
                ref x, ref Unsafe.Add(ref dy, row * 16), ref reads, n, last, walk, ref Unsafe.Add(ref dw, n - first));
            n = Math.Max(n, last);
        }
    }

    /// <summary>Gradients of all kept weights of a convolution, for each group of the batch.</summary>
    /// <param name="x">[C, H, W, 16] per tile, with the zeros of the padding around it.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="dy">[K, H', W', 16] per tile.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="rows">[K + 1] integers: the first weight of each filter.</param>
    /// <param name="offsets">For each weight what it reads, as integers.</param>
    /// <param name="parts">The gradients of the first group, as many as weights.</param>
    /// <param name="strideP">Floats from there to those of the next group.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="sizeX">Floats from one tile of x to the next.</param>
    /// <param name="rowX">Floats of x from one row of pixels of y to the next.</param>
    /// <param name="step">The stride of the convolution.</param>
    /// <param name="filters">K.</param>
    /// <param name="height">H'.</param>
    /// <param name="width">W'.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void OfConvolution(
        ref float x,
        int strideX,
        ref float dy,
        int strideY,
        ref float rows,
        ref float offsets,
        ref float parts,
        int strideP,
        int tiles,
        int sizeX,
        int rowX,
        int step,
        int filters,
        int height,
        int width,
        int begin,
        int end)
    {
        int plane = height * width * 16;
        var walk = new SampleWalk(
            tiles, sizeX, filters * plane, height, rowX, width * 16, width, step * 16, 16);
        ref int starts = ref Unsafe.As<float, int>(ref rows);
        ref int reads = ref Unsafe.As<float, int>(ref offsets);
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float dyg = ref Unsafe.Add(ref dy, g * strideY);
            ref float part = ref Unsafe.Add(ref parts, g * strideP);
            for (int k = 0; k < filters; k++)
            {
                int first = Unsafe.Add(ref starts, k);
                SampledProducts.Row(
                    ref xg,
                    ref Unsafe.Add(ref dyg, k * plane),
                    ref reads,
                    first,
                    Unsafe.Add(ref starts, k + 1),
                    walk,
                    ref Unsafe.Add(ref part, first));
            }
        }
    }

    /// <summary>
    /// The same from the other side: for each channel of x, its products with the gradients that its weights read.
    /// </summary>
    /// <param name="dy">[K, H', W', 16] per tile, with zeros around it.</param>
    /// <param name="strideY">Floats from one group to the next.</param>
    /// <param name="x">[C, H, W, 16] per tile.</param>
    /// <param name="strideX">Floats from one group to the next.</param>
    /// <param name="columns">[C stride² + 1] integers: the first weight of each channel and phase.</param>
    /// <param name="offsets">For each weight what it reads, as integers.</param>
    /// <param name="places">For each weight its place in the order of W, as integers.</param>
    /// <param name="parts">The gradients of the first group, as many as weights.</param>
    /// <param name="strideP">Floats from there to those of the next group.</param>
    /// <param name="tiles">Tiles in a group.</param>
    /// <param name="sizeY">Floats from one tile of dy to the next.</param>
    /// <param name="rowY">Floats from one row of dy to the next.</param>
    /// <param name="stride">The stride of the convolution.</param>
    /// <param name="channels">C.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void OfConvolutionByInput(
        ref float dy,
        int strideY,
        ref float x,
        int strideX,
        ref float columns,
        ref float offsets,
        ref float places,
        ref float parts,
        int strideP,
        int tiles,
        int sizeY,
        int rowY,
        int stride,
        int channels,
        int height,
        int width,
        int begin,
        int end)
    {
        int plane = height * width * 16;
        int phases = stride * stride;
        ref int starts = ref Unsafe.As<float, int>(ref columns);
        ref int reads = ref Unsafe.As<float, int>(ref offsets);
        ref int to = ref Unsafe.As<float, int>(ref places);
        for (int phase = 0; phase < phases; phase++)
        {
            int firstRow = phase / stride;
            int firstColumn = phase % stride;
            var walk = new SampleWalk(
                tiles,
                sizeY,
                channels * plane,
                (height - firstRow + stride - 1) / stride,
                rowY,
                stride * width * 16,
                (width - firstColumn + stride - 1) / stride,
                16,
                stride * 16);
            int origin = ((firstRow * width) + firstColumn) * 16;
            for (int g = begin; g < end; g++)
            {
                ref float dyg = ref Unsafe.Add(ref dy, g * strideY);
                ref float xg = ref Unsafe.Add(ref x, (g * strideX) + origin);
                ref float part = ref Unsafe.Add(ref parts, g * strideP);
                for (int c = 0; c < channels; c++)
                {
                    ref int list = ref Unsafe.Add(ref starts, (c * phases) + phase);
                    SampledProducts.Column(
                        ref dyg,
                        ref Unsafe.Add(ref xg, c * plane),
                        ref reads,
                        list,
                        Unsafe.Add(ref list, 1),
                        walk,
                        ref to,
                        ref part);
                }
            }
        }
    }

    // The last row that begins at or before the weight and is not empty there.
    private static int RowOf(ReadOnlySpan<int> starts, int weight)
    {
        int low = 0;
        int high = starts.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = starts[middle] <= weight ? (middle, high) : (low, middle);
        }

        return low;
    }
}
