using System;
using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = f(x), number by number. In the linearised network it is the identity.</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActivationOperator(int input, int output) : GraphOperator([input], output)
{
    /// <summary>f(x) and its first two derivatives.</summary>
    private protected abstract (double Value, double Slope, double Bend) At(double x);

    internal override void Forward(GraphNumbers numbers, TapeTile tile)
    {
        ReadOnlySpan<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        Span<double> y = tile.Of(TapeKind.Value, Output);
        if (numbers.IsLinearized)
        {
            x.CopyTo(y);
            return;
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = At(x[i]).Value;
        }
    }

    internal override void PushTangent(GraphNumbers numbers, TapeTile tile)
    {
        ReadOnlySpan<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        ReadOnlySpan<double> dx = tile.Of(TapeKind.Tangent, Inputs[0]);
        Span<double> dy = tile.Of(TapeKind.Tangent, Output);
        for (int i = 0; i < dy.Length; i++)
        {
            dy[i] = SlopeAt(numbers, x[i]) * dx[i];
        }
    }

    internal override void PullGradient(GraphNumbers numbers, TapeTile tile)
    {
        ReadOnlySpan<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        ReadOnlySpan<double> gy = tile.Of(TapeKind.Gradient, Output);
        Span<double> gx = tile.Of(TapeKind.Gradient, Inputs[0]);
        for (int i = 0; i < gx.Length; i++)
        {
            gx[i] += SlopeAt(numbers, x[i]) * gy[i];
        }
    }

    internal override void PullTangentGradient(GraphNumbers numbers, TapeTile tile)
    {
        ReadOnlySpan<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        ReadOnlySpan<double> dx = tile.Of(TapeKind.Tangent, Inputs[0]);
        ReadOnlySpan<double> gy = tile.Of(TapeKind.Gradient, Output);
        ReadOnlySpan<double> tangent = tile.Of(TapeKind.TangentGradient, Output);
        Span<double> sum = tile.Of(TapeKind.TangentGradient, Inputs[0]);
        for (int i = 0; i < sum.Length; i++)
        {
            (_, double slope, double bend) = At(x[i]);
            sum[i] += (slope * tangent[i]) + (bend * dx[i] * gy[i]);
        }
    }

    // Without the term of the second derivative of f (Levenberg's approximation): what is left is never negative.
    internal override void PullCurvature(GraphNumbers numbers, TapeTile tile)
    {
        ReadOnlySpan<double> x = tile.Of(TapeKind.Value, Inputs[0]);
        ReadOnlySpan<double> cy = tile.Of(TapeKind.Gradient, Output);
        Span<double> cx = tile.Of(TapeKind.Gradient, Inputs[0]);
        for (int i = 0; i < cx.Length; i++)
        {
            double slope = SlopeAt(numbers, x[i]);
            cx[i] += slope * slope * cy[i];
        }
    }

    private double SlopeAt(GraphNumbers numbers, double x) => numbers.IsLinearized ? 1 : At(x).Slope;
}
