using System;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace Pruning.Analysis;

/// <summary>y is the sum of its inputs.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SumOperator(int[] inputs, int output) : LinearOperator(inputs, output)
{
    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        Span<double> y = tile.Of(kind, Output);
        y.Clear();
        foreach (int input in Inputs)
        {
            TensorPrimitives.Add(y, tile.Of(kind, input), y);
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared)
    {
        foreach (int input in Inputs)
        {
            Span<double> x = tile.Of(kind, input);
            TensorPrimitives.Add(x, tile.Of(kind, Output), x);
        }
    }
}
