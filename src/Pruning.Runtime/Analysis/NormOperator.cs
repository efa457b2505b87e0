using System;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace Pruning.Analysis;

/// <summary>Batch normalisation with its running statistics: y = x · scale / √(variance + ε) + what makes up for mean
/// and shift, channel by channel.</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="channels">C.</param>
/// <param name="scale">Place of the scale [C] among the parameters.</param>
/// <param name="shift">Place of the shift [C].</param>
/// <param name="mean">Place of the running mean [C].</param>
/// <param name="variance">Place of the running variance [C].</param>
/// <param name="epsilon">ε.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NormOperator(
    int input, int output, int channels, int scale, int shift, int mean, int variance, float epsilon)
    : LinearOperator([input], output)
{
    // Factors, then summands.
    internal override int Constants => 2 * channels;

    internal override void Prepare(GraphNumbers numbers)
    {
        Span<double> constants = numbers.ConstantsOf(this);
        for (int c = 0; c < channels; c++)
        {
            double factor = numbers.Parameter(scale, channels)[c]
                / Math.Sqrt((double)numbers.Parameter(variance, channels)[c] + epsilon);
            double summand = numbers.Parameter(shift, channels)[c]
                - (factor * numbers.Parameter(mean, channels)[c]);
            constants[c] = numbers.IsLinearized ? Math.Abs(factor) : factor;
            constants[channels + c] = numbers.IsLinearized ? 0 : summand;
        }
    }

    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        ReadOnlySpan<double> x = tile.Of(kind, Inputs[0]);
        Span<double> y = tile.Of(kind, Output);
        ReadOnlySpan<double> factors = numbers.ConstantsOf(this);
        int plane = y.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            TensorPrimitives.Multiply(x.Slice(c * plane, plane), factors[c], y.Slice(c * plane, plane));
        }
    }

    private protected override void AddConstant(GraphNumbers numbers, TapeTile tile)
    {
        Span<double> y = tile.Of(TapeKind.Value, Output);
        ReadOnlySpan<double> summands = numbers.ConstantsOf(this)[channels..];
        int plane = y.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            TensorPrimitives.Add(y.Slice(c * plane, plane), summands[c], y.Slice(c * plane, plane));
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared)
    {
        ReadOnlySpan<double> y = tile.Of(kind, Output);
        Span<double> x = tile.Of(kind, Inputs[0]);
        ReadOnlySpan<double> factors = numbers.ConstantsOf(this);
        int plane = y.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            double factor = isSquared ? factors[c] * factors[c] : factors[c];
            Span<double> sum = x.Slice(c * plane, plane);
            TensorPrimitives.MultiplyAdd(y.Slice(c * plane, plane), factor, sum, sum);
        }
    }
}
