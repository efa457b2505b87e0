using System;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace Pruning.Analysis;

/// <summary>y holds the channels of its inputs, one after the other.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConcatOperator(int[] inputs, int output) : LinearOperator(inputs, output)
{
    private protected override void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind)
    {
        Span<double> rest = tile.Of(kind, Output);
        foreach (int input in Inputs)
        {
            Span<double> x = tile.Of(kind, input);
            x.CopyTo(rest);
            rest = rest[x.Length..];
        }
    }

    private protected override void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared)
    {
        Span<double> rest = tile.Of(kind, Output);
        foreach (int input in Inputs)
        {
            Span<double> x = tile.Of(kind, input);
            TensorPrimitives.Add(x, rest[..x.Length], x);
            rest = rest[x.Length..];
        }
    }
}
