using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Pruning.Analysis;

/// <summary>
/// The largest value of each window, the first of equal ones. Given which one that is, it is linear: derivatives follow
/// the one that was chosen.
/// </summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="channels">C.</param>
/// <param name="height">H of the input.</param>
/// <param name="width">W of the input.</param>
/// <param name="kernel">The sides of a window.</param>
/// <param name="stride">Pixels from one window to the next.</param>
/// <param name="padding">Pixels around the image that windows may lie on, and that are never chosen.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MaxPoolOperator(
    int input, int output, int channels, int height, int width, int kernel, int stride, int padding)
    : LinearOperator([input], output)
{
    private readonly PixelLinks _links = new(height, width, kernel, kernel, stride, padding);

    internal override void Forward(GraphNumbers numbers, TapeTile tile)
    {
        Span<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        Span<double> y = tile.Of(TapeKind.Value, Output);
        for (int c = 0; c < channels; c++)
        {
            for (int pixel = 0; pixel < _links.Outputs; pixel++)
            {
                Vector512<double> largest = Vector512.Create(double.NegativeInfinity);
                foreach (Link link in _links.OfOutput(pixel))
                {
                    // The maximum of a number and NaN is NaN.
                    largest = Vector512.Max(
                        largest, Vector512.LoadUnsafe(ref x[((c * _links.Inputs) + link.Input) * Tape.Lanes]));
                }

                largest.StoreUnsafe(ref y[((c * _links.Outputs) + pixel) * Tape.Lanes]);
            }
        }
    }

    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind) =>
        Follow(tile, kind, isForward: true);

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared) =>
        Follow(tile, kind, isForward: false);

    private void Follow(TapeTile tile, TapeKind kind, bool isForward)
    {
        Span<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        Span<double> y = tile.Of(TapeKind.Value, Output);
        Span<double> dx = tile.Of(kind, Inputs[0]);
        Span<double> dy = tile.Of(kind, Output);
        for (int c = 0; c < channels; c++)
        {
            for (int pixel = 0; pixel < _links.Outputs; pixel++)
            {
                int at = ((c * _links.Outputs) + pixel) * Tape.Lanes;
                Vector512<double> largest = Vector512.LoadUnsafe(ref y[at]);
                Vector512<double> open = Vector512<double>.AllBitsSet;
                Vector512<double> chosen = default;
                foreach (Link link in _links.OfOutput(pixel))
                {
                    int from = ((c * _links.Inputs) + link.Input) * Tape.Lanes;
                    Vector512<double> isChosen = Vector512.Equals(Vector512.LoadUnsafe(ref x[from]), largest) & open;
                    open = Vector512.AndNot(open, isChosen);
                    Vector512<double> part = Vector512.LoadUnsafe(ref dx[from]);
                    if (isForward)
                    {
                        chosen = Vector512.ConditionalSelect(isChosen, part, chosen);
                    }
                    else
                    {
                        (part + (Vector512.LoadUnsafe(ref dy[at]) & isChosen)).StoreUnsafe(ref dx[from]);
                    }
                }

                if (isForward)
                {
                    chosen.StoreUnsafe(ref dy[at]);
                }
            }
        }
    }
}
