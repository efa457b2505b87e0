using System;
using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Analysis;

/// <summary>
/// A layer with weights. A convolution is y[k, p] = Σ w[k, c, t] x[c, q] + b[k] over the channels c of the group of
/// k and the links (p, q, t) of the pixel p; a fully connected layer is one of a single pixel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightedOperator : LinearOperator
{
    /// <summary>A fully connected layer.</summary>
    /// <param name="layer">Which of the layers with weights.</param>
    /// <param name="input">The value that it reads.</param>
    /// <param name="output">The value that it makes.</param>
    /// <param name="outputs">K, its outputs.</param>
    /// <param name="inputs">C, its inputs.</param>
    public WeightedOperator(int layer, int input, int output, int outputs, int inputs)
        : this(layer, input, output, outputs, inputs, 1, new PixelLinks(1, 1, 1, 1, 1, 0))
    {
    }

    /// <summary>A convolution.</summary>
    /// <param name="layer">Which of the layers with weights.</param>
    /// <param name="input">The value that it reads.</param>
    /// <param name="output">The value that it makes.</param>
    /// <param name="filters">K, its filters.</param>
    /// <param name="channels">C, the channels of its input.</param>
    /// <param name="height">H of its input.</param>
    /// <param name="width">W of its input.</param>
    /// <param name="kernel">The sides of its kernel.</param>
    /// <param name="stride">Pixels from one window to the next.</param>
    /// <param name="padding">Zeros around the image.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    public WeightedOperator(
        int layer,
        int input,
        int output,
        int filters,
        int channels,
        int height,
        int width,
        int kernel,
        int stride,
        int padding,
        int groups)
        : this(
            layer,
            input,
            output,
            filters,
            channels,
            groups,
            new PixelLinks(height, width, kernel, kernel, stride, padding))
    {
    }

    private WeightedOperator(
        int layer, int input, int output, int filters, int channels, int groups, PixelLinks links)
        : base([input], output)
    {
        Layer = layer;
        Outputs = filters;
        Channels = channels / groups;
        Groups = groups;
        Links = links;
        Reader = new LayerReader(this);
    }

    /// <summary>Which of the layers with weights.</summary>
    internal int Layer { get; }

    /// <summary>K.</summary>
    internal int Outputs { get; }

    /// <summary>Weights behind one output.</summary>
    internal int WeightsPerOutput => Channels * Links.Taps;

    /// <summary>Groups of channels that do not see each other.</summary>
    internal int Groups { get; }

    /// <summary>Channels of a group.</summary>
    internal int Channels { get; }

    /// <summary>What the taps of the kernel lie on.</summary>
    internal PixelLinks Links { get; }

    /// <summary>Reads tapes for its weights.</summary>
    internal LayerReader Reader { get; }

    /// <summary>Outputs that read the same channels.</summary>
    internal int OutputsPerGroup => Outputs / Groups;

    /// <summary>Pixels of the output.</summary>
    internal int Pixels => Links.Outputs;

    /// <summary>Takes the part that a weight has in its output away.</summary>
    /// <param name="tile">The samples.</param>
    /// <param name="weight">Which weight.</param>
    /// <param name="amount">Its size.</param>
    internal void Subtract(TapeTile tile, int weight, double amount)
    {
        (int k, int column) = Math.DivRem(weight, WeightsPerOutput);
        int channel = (k / OutputsPerGroup * Channels) + (column / Links.Taps);
        Span<double> x = tile.Of(TapeKind.Value, Inputs[0])[(channel * Links.Inputs * Tape.Lanes)..];
        Span<double> y = OutputPlane(tile, k);
        foreach (Link link in Links.OfTap(column % Links.Taps))
        {
            ref double place = ref y[link.Output * Tape.Lanes];
            (Vector512.LoadUnsafe(ref place) - (amount * Vector512.LoadUnsafe(ref x[link.Input * Tape.Lanes])))
                .StoreUnsafe(ref place);
        }
    }

    /// <summary>The values of an output, [pixels, lanes].</summary>
    internal Span<double> OutputPlane(TapeTile tile, int output) => tile.Of(TapeKind.Value, Output)
        .Slice(output * Links.Outputs * Tape.Lanes, Links.Outputs * Tape.Lanes);

    internal override void PushTangent(GraphNumbers numbers, TapeTile tile)
    {
        base.PushTangent(numbers, tile);
        Multiply(numbers.TangentOf(Layer), tile.Of(TapeKind.Value, Inputs[0]), tile.Of(TapeKind.Tangent, Output));
    }

    internal override void PullTangentGradient(GraphNumbers numbers, TapeTile tile)
    {
        base.PullTangentGradient(numbers, tile);
        MultiplyTransposed(
            numbers.TangentOf(Layer),
            tile.Of(TapeKind.Gradient, Output),
            tile.Of(TapeKind.TangentGradient, Inputs[0]));
    }

    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        Span<double> y = tile.Of(kind, Output);
        y.Clear();
        Multiply(numbers.WeightsOf(Layer), tile.Of(kind, Inputs[0]), y);
    }

    private protected override void AddConstant(GraphNumbers numbers, TapeTile tile)
    {
        Span<double> y = tile.Of(TapeKind.Value, Output);
        ReadOnlySpan<double> bias = numbers.BiasOf(Layer);
        for (int k = 0; k < bias.Length; k++)
        {
            Span<double> plane = y.Slice(k * Links.Outputs * Tape.Lanes, Links.Outputs * Tape.Lanes);
            TensorPrimitives.Add(plane, bias[k], plane);
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared) =>
        MultiplyTransposed(
            isSquared ? numbers.SquaresOf(Layer) : numbers.WeightsOf(Layer),
            tile.Of(kind, Output),
            tile.Of(kind, Inputs[0]));

    // y[k, p] += Σ w[k, c, t] x[c, q]
    private void Multiply(ReadOnlySpan<double> weights, Span<double> x, Span<double> y)
    {
        ref double w = ref MemoryMarshal.GetReference(weights);
        for (int k = 0; k < Outputs;)
        {
            int group = k / OutputsPerGroup;
            int count = Math.Min(LaneKernels.Block, ((group + 1) * OutputsPerGroup) - k);
            for (int pixel = 0; pixel < Links.Outputs; pixel++)
            {
                LaneKernels.Multiply(
                    ref Unsafe.Add(ref w, k * WeightsPerOutput),
                    WeightsPerOutput,
                    Links.Taps,
                    ref x[group * Channels * Links.Inputs * Tape.Lanes],
                    Links.Inputs,
                    Channels,
                    Links.OfOutput(pixel),
                    readsInput: true,
                    ref y[((k * Links.Outputs) + pixel) * Tape.Lanes],
                    Links.Outputs * Tape.Lanes,
                    count);
            }

            k += count;
        }
    }

    // x[c, q] += Σ w[k, c, t] y[k, p]; nobody asks how the loss depends on the sample.
    private void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> y, Span<double> x)
    {
        ref double w = ref MemoryMarshal.GetReference(weights);
        for (int group = 0; Inputs[0] != 0 && group < Groups; group++)
        {
            for (int c = 0; c < Channels; c += LaneKernels.Block)
            {
                for (int pixel = 0; pixel < Links.Inputs; pixel++)
                {
                    LaneKernels.Multiply(
                        ref Unsafe.Add(ref w, (group * OutputsPerGroup * WeightsPerOutput) + (c * Links.Taps)),
                        Links.Taps,
                        WeightsPerOutput,
                        ref y[group * OutputsPerGroup * Links.Outputs * Tape.Lanes],
                        Links.Outputs,
                        OutputsPerGroup,
                        Links.OfInput(pixel),
                        readsInput: false,
                        ref x[((((group * Channels) + c) * Links.Inputs) + pixel) * Tape.Lanes],
                        Links.Inputs * Tape.Lanes,
                        Math.Min(LaneKernels.Block, Channels - c));
                }
            }
        }
    }
}
