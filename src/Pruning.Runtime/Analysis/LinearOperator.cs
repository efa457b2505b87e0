using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>An operator y = A x + b: all derivatives are products with A or its transpose.</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinearOperator(int[] inputs, int output) : GraphOperator(inputs, output)
{
    /// <summary>Writes A x of that kind to y.</summary>
    private protected abstract void Apply(GraphNumbers numbers, TapeTile tile, TapeKind kind);

    /// <summary>Adds Aᵀ y of that kind to x.</summary>
    /// <param name="numbers">The parameters.</param>
    /// <param name="tile">The samples.</param>
    /// <param name="kind">Which derivative.</param>
    /// <param name="isSquared">Whether with the squares of the elements of A.</param>
    private protected abstract void Transpose(GraphNumbers numbers, TapeTile tile, TapeKind kind, bool isSquared);

    /// <summary>Adds b to y.</summary>
    private protected virtual void AddConstant(GraphNumbers numbers, TapeTile tile)
    {
    }

    internal override void Forward(GraphNumbers numbers, TapeTile tile)
    {
        Apply(numbers, tile, TapeKind.Value);
        AddConstant(numbers, tile);
    }

    internal override void PushTangent(GraphNumbers numbers, TapeTile tile) => Apply(numbers, tile, TapeKind.Tangent);

    internal override void PullGradient(GraphNumbers numbers, TapeTile tile) =>
        Transpose(numbers, tile, TapeKind.Gradient, isSquared: false);

    internal override void PullTangentGradient(GraphNumbers numbers, TapeTile tile) =>
        Transpose(numbers, tile, TapeKind.TangentGradient, isSquared: false);

    internal override void PullCurvature(GraphNumbers numbers, TapeTile tile) =>
        Transpose(numbers, tile, TapeKind.Gradient, isSquared: true);
}
