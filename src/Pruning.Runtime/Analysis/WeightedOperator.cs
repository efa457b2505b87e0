using System;
using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pruning.Analysis;

/// <summary>
/// A layer with weights. A convolution is y[k, p] = Σ w[k, c, t] x[c, q] + b[k] over the channels c of the group of
/// k and the links (p, q, t) of the pixel p; a fully connected layer is one of a single pixel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightedOperator : LinearOperator
{
    private readonly PixelLinks _links;
    private readonly int _channels;
    private readonly int _groups;

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
        _channels = channels / groups;
        _groups = groups;
        _links = links;
    }

    /// <summary>Which of the layers with weights.</summary>
    internal int Layer { get; }

    /// <summary>K.</summary>
    internal int Outputs { get; }

    /// <summary>Weights behind one output.</summary>
    internal int WeightsPerOutput => _channels * _links.Taps;

    /// <summary>Groups of channels that do not see each other.</summary>
    internal int Groups => _groups;

    /// <summary>Outputs that read the same channels.</summary>
    internal int OutputsPerGroup => Outputs / _groups;

    /// <summary>Pixels of the output.</summary>
    internal int Pixels => _links.Outputs;

    /// <summary>
    /// For the weights of some outputs, the products g x of each sample, summed over the pixels; over all samples of a
    /// tape, their sum or that of their squares is added.
    /// </summary>
    /// <param name="tape">The samples.</param>
    /// <param name="gradient">Which kind of the output is g.</param>
    /// <param name="value">Which kind of the input is x.</param>
    /// <param name="isSquared">Whether those of a sample are squared.</param>
    /// <param name="sums">A number for each weight of the layer.</param>
    /// <param name="begin">The first output.</param>
    /// <param name="end">The output after the last.</param>
    internal void AddSums(
        Tape tape, TapeKind gradient, TapeKind value, bool isSquared, Span<double> sums, int begin, int end)
    {
        int perOutput = WeightsPerOutput;
        Span<double> g = tape.Of(gradient, 0, Output);
        Span<double> x = tape.Of(value, 0, Inputs[0]);
        for (int k = begin; k < end;)
        {
            int group = k / OutputsPerGroup;
            int count = Math.Min(Math.Min(LaneKernels.Block, end - k), ((group + 1) * OutputsPerGroup) - k);
            for (int c = 0; c < _channels; c++)
            {
                int channel = (group * _channels) + c;
                for (int tap = 0; tap < _links.Taps; tap++)
                {
                    LaneKernels.AddSums(
                        ref g[k * _links.Outputs * Tape.Lanes],
                        _links.Outputs * Tape.Lanes,
                        ref x[channel * _links.Inputs * Tape.Lanes],
                        tape.TileLength,
                        tape.Tiles,
                        _links.OfTap(tap),
                        isSquared,
                        ref sums[(k * perOutput) + (c * _links.Taps) + tap],
                        perOutput,
                        count);
                }
            }

            k += count;
        }
    }

    /// <summary>What the weights of an output are multiplied by, [weights of an output, pixels, lanes] of a tile; zeros
    /// outside of the image and in lanes without a sample.</summary>
    /// <param name="tile">The samples.</param>
    /// <param name="group">The group of channels.</param>
    /// <param name="columns">Receives them.</param>
    internal void Unfold(TapeTile tile, int group, Span<double> columns)
    {
        Span<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        columns.Clear();
        for (int c = 0; c < _channels; c++)
        {
            Span<double> plane = x[(((group * _channels) + c) * _links.Inputs * Tape.Lanes)..];
            for (int tap = 0; tap < _links.Taps; tap++)
            {
                int column = ((c * _links.Taps) + tap) * _links.Outputs;
                foreach (Link link in _links.OfTap(tap))
                {
                    plane.Slice(link.Input * Tape.Lanes, tile.Samples)
                        .CopyTo(columns[((column + link.Output) * Tape.Lanes)..]);
                }
            }
        }
    }

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
            Span<double> plane = y.Slice(k * _links.Outputs * Tape.Lanes, _links.Outputs * Tape.Lanes);
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
            for (int pixel = 0; pixel < _links.Outputs; pixel++)
            {
                LaneKernels.Multiply(
                    ref Unsafe.Add(ref w, k * WeightsPerOutput),
                    WeightsPerOutput,
                    _links.Taps,
                    ref x[group * _channels * _links.Inputs * Tape.Lanes],
                    _links.Inputs,
                    _channels,
                    _links.OfOutput(pixel),
                    readsInput: true,
                    ref y[((k * _links.Outputs) + pixel) * Tape.Lanes],
                    _links.Outputs * Tape.Lanes,
                    count);
            }

            k += count;
        }
    }

    // x[c, q] += Σ w[k, c, t] y[k, p]; nobody asks how the loss depends on the sample.
    private void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> y, Span<double> x)
    {
        ref double w = ref MemoryMarshal.GetReference(weights);
        for (int group = 0; Inputs[0] != 0 && group < _groups; group++)
        {
            for (int c = 0; c < _channels; c += LaneKernels.Block)
            {
                for (int pixel = 0; pixel < _links.Inputs; pixel++)
                {
                    LaneKernels.Multiply(
                        ref Unsafe.Add(ref w, (group * OutputsPerGroup * WeightsPerOutput) + (c * _links.Taps)),
                        _links.Taps,
                        WeightsPerOutput,
                        ref y[group * OutputsPerGroup * _links.Outputs * Tape.Lanes],
                        _links.Outputs,
                        OutputsPerGroup,
                        _links.OfInput(pixel),
                        readsInput: false,
                        ref x[((((group * _channels) + c) * _links.Inputs) + pixel) * Tape.Lanes],
                        _links.Inputs * Tape.Lanes,
                        Math.Min(LaneKernels.Block, _channels - c));
                }
            }
        }
    }
}
