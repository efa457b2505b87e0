using System;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Sparse;

/// <summary>
/// Comes in: the mask of a layer. Goes out: for each kept weight what it reads, in the order of W and in the order of
/// the inputs. The order of the sums is that of the dense kernels, without what is removed.
/// </summary>
internal static class PatternBuilder
{
    /// <summary>The lists of the forward pass and of the weight gradient.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="mask">Its mask.</param>
    /// <param name="rows">[K + 1]</param>
    /// <param name="offsets">One for each kept weight.</param>
    public static void Forward(LayerPlan layer, ReadOnlySpan<uint> mask, Span<int> rows, Span<int> offsets)
    {
        int inputs = layer.Inputs;
        int row = 0;
        int next = 0;
        rows[0] = 0;
        foreach (int index in new KeptIndices(mask))
        {
            for (; row < index / inputs; row++)
            {
                rows[row + 1] = next;
            }

            offsets[next++] = InputOffset(layer, row, index - (row * inputs));
        }

        rows[(row + 1)..].Fill(next);
    }

    /// <summary>The lists of the input gradient, sorted by counting.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="mask">Its mask.</param>
    /// <param name="columns">[columns + 1]</param>
    /// <param name="offsets">One for each kept weight.</param>
    /// <param name="places">One for each kept weight.</param>
    public static void Backward(
        LayerPlan layer, ReadOnlySpan<uint> mask, Span<int> columns, Span<int> offsets, Span<int> places)
    {
        columns.Clear();
        int inputs = layer.Inputs;
        foreach (int index in new KeptIndices(mask))
        {
            columns[GradientColumn(layer, index / inputs, index % inputs, out _) + 1]++;
        }

        for (int i = 1; i < columns.Length; i++)
        {
            columns[i] += columns[i - 1];
        }

        int place = 0;
        foreach (int index in new KeptIndices(mask))
        {
            int column = GradientColumn(layer, index / inputs, index % inputs, out int offset);
            int to = columns[column]++;
            offsets[to] = offset;
            places[to] = place++;
        }

        // Each entry has moved on to the beginning of the next.
        columns[..^1].CopyTo(columns[1..]);
        columns[0] = 0;
    }

    /// <summary>What the weights of a convolution read of a single sample.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="mask">Its mask.</param>
    /// <param name="offsets">One for each kept weight.</param>
    public static void Sample(LayerPlan layer, ReadOnlySpan<uint> mask, Span<int> offsets)
    {
        SparsePlan plan = layer.Sparse!;
        int kernel = layer.Shape[2];
        int filters = layer.Outputs / layer.Convolution!.Groups;
        int next = 0;
        foreach (int index in new KeptIndices(mask))
        {
            int input = index % layer.Inputs;
            int channel = (index / layer.Inputs / filters * layer.Shape[1]) + (input / (kernel * kernel));
            offsets[next++] = (channel * plan.SampleChannel)
                + (input / kernel % kernel * plan.SampleRow)
                + (input % kernel * plan.SampleColumn);
        }
    }

    private static int InputOffset(LayerPlan layer, int output, int input)
    {
        SparsePlan plan = layer.Sparse!;
        if (layer.Convolution is not { } convolution)
        {
            return input * plan.InputPlane;
        }

        int kernel = layer.Shape[2];
        int group = output / (layer.Outputs / convolution.Groups);
        int channel = (group * layer.Shape[1]) + (input / (kernel * kernel));
        int r = input / kernel % kernel;
        int s = input % kernel;
        return (channel * plan.InputPlane) + (r * plan.InputRow) + (s * 16);
    }

    private static int GradientColumn(LayerPlan layer, int output, int input, out int offset)
    {
        SparsePlan plan = layer.Sparse!;
        if (layer.Convolution is not { } convolution)
        {
            offset = output * plan.GradientPlane;
            return input;
        }

        int kernel = layer.Shape[2];
        int group = output / (layer.Outputs / convolution.Groups);
        int channel = (group * layer.Shape[1]) + (input / (kernel * kernel));
        if (plan.HasSegments)
        {
            int r = input / kernel % kernel;
            offset = (output * plan.GradientPlane) - (r * plan.GradientRow);
            return (((channel * kernel) + (input % kernel)) * kernel) + r;
        }

        (int phaseR, int fromR) = Turned(convolution, input / kernel % kernel);
        (int phaseS, int fromS) = Turned(convolution, input % kernel);
        offset = (output * plan.GradientPlane)
            + ((fromR + plan.GradientBorder) * plan.GradientRow)
            + ((fromS + plan.GradientBorder) * 16);
        return (((channel * convolution.Stride) + phaseR) * convolution.Stride) + phaseS;
    }

    // A weight in row r has a part in every row of x that is `phase` modulo the stride; the first of those reads row
    // `from` of the gradient.
    private static (int Phase, int From) Turned(ConvolutionPlan convolution, int r)
    {
        int stride = convolution.Stride;
        int phase = (((r - convolution.Padding) % stride) + stride) % stride;
        return (phase, (phase + convolution.Padding - r) / stride);
    }
}
