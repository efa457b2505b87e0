using System;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace Pruning.Analysis;

/// <summary>Every so many pixels of the channels that x has, and zeros in those behind them (He et al. 2016, option
/// A).</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="channels">C of the input.</param>
/// <param name="height">H of the input.</param>
/// <param name="width">W of the input.</param>
/// <param name="stride">Pixels from one that is taken to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SubsampleOperator(int input, int output, int channels, int height, int width, int stride)
    : LinearOperator([input], output)
{
    private readonly PixelLinks _links = new(height, width, 1, 1, stride, 0);

    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        ReadOnlySpan<double> x = tile.Of(kind, Inputs[0]);
        Span<double> y = tile.Of(kind, Output);
        y.Clear();
        for (int c = 0; c < channels; c++)
        {
            foreach (Link link in _links.OfTap(0))
            {
                x.Slice(((c * _links.Inputs) + link.Input) * Tape.Lanes, Tape.Lanes)
                    .CopyTo(y[(((c * _links.Outputs) + link.Output) * Tape.Lanes)..]);
            }
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared)
    {
        ReadOnlySpan<double> y = tile.Of(kind, Output);
        Span<double> x = tile.Of(kind, Inputs[0]);
        for (int c = 0; c < channels; c++)
        {
            foreach (Link link in _links.OfTap(0))
            {
                Span<double> sum = x.Slice(((c * _links.Inputs) + link.Input) * Tape.Lanes, Tape.Lanes);
                TensorPrimitives.Add(
                    sum, y.Slice(((c * _links.Outputs) + link.Output) * Tape.Lanes, Tape.Lanes), sum);
            }
        }
    }
}
