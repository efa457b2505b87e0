using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Pruning.Analysis;

/// <summary>The mean of each window over the pixels of it that lie inside of the image.</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="channels">C.</param>
/// <param name="height">H of the input.</param>
/// <param name="width">W of the input.</param>
/// <param name="kernelHeight">Rows of a window.</param>
/// <param name="kernelWidth">Pixels of a row of it.</param>
/// <param name="stride">Pixels from one window to the next.</param>
/// <param name="padding">Pixels around the image that windows may lie on.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AveragePoolOperator(
    int input,
    int output,
    int channels,
    int height,
    int width,
    int kernelHeight,
    int kernelWidth,
    int stride,
    int padding) : LinearOperator([input], output)
{
    private readonly PixelLinks _links = new(height, width, kernelHeight, kernelWidth, stride, padding);

    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        Span<double> x = tile.Of(kind, Inputs[0]);
        Span<double> y = tile.Of(kind, Output);
        for (int c = 0; c < channels; c++)
        {
            for (int pixel = 0; pixel < _links.Outputs; pixel++)
            {
                ReadOnlySpan<Link> links = _links.OfOutput(pixel);
                Vector512<double> sum = default;
                foreach (Link link in links)
                {
                    sum += Vector512.LoadUnsafe(ref x[((c * _links.Inputs) + link.Input) * Tape.Lanes]);
                }

                (sum / links.Length).StoreUnsafe(ref y[((c * _links.Outputs) + pixel) * Tape.Lanes]);
            }
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared)
    {
        Span<double> y = tile.Of(kind, Output);
        Span<double> x = tile.Of(kind, Inputs[0]);
        for (int c = 0; c < channels; c++)
        {
            for (int pixel = 0; pixel < _links.Outputs; pixel++)
            {
                ReadOnlySpan<Link> links = _links.OfOutput(pixel);
                double count = isSquared ? (double)links.Length * links.Length : links.Length;
                Vector512<double> part =
                    Vector512.LoadUnsafe(ref y[((c * _links.Outputs) + pixel) * Tape.Lanes]) / count;
                foreach (Link link in links)
                {
                    ref double sum = ref x[((c * _links.Inputs) + link.Input) * Tape.Lanes];
                    (Vector512.LoadUnsafe(ref sum) + part).StoreUnsafe(ref sum);
                }
            }
        }
    }
}
