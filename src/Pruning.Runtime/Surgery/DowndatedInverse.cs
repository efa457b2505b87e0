using System;
using System.Numerics.Tensors;

namespace Pruning.Surgery;

/// <summary>
/// The inverse Hessian of the weights that are left while one after another is removed: each removal of q takes
/// H⁻¹ e eᵀ H⁻¹ / [H⁻¹]_qq from it (Hassibi and Stork 1993). The matrix is never written: it is H⁻¹ - Σ v vᵀ, a pivoted
/// Cholesky factorisation, of which a removal needs the diagonal and one row.
/// </summary>
/// <remarks>Removal t costs t · n products instead of n², and only reads.</remarks>
/// <param name="maximumSize">The largest number of weights.</param>
internal sealed class DowndatedInverse(int maximumSize)
{
    private readonly double[] _vectors = new double[maximumSize * maximumSize];
    private readonly double[] _diagonal = new double[maximumSize];
    private readonly double[] _least = new double[maximumSize];
    private readonly double[] _squares = new double[maximumSize];
    private double[] _inverse = [];
    private int _size;
    private int _removed;

    /// <summary>[H⁻¹]_ii of the weights that are left; never below 1 / H_ii, which rounding could do.</summary>
    public double this[int index] => Math.Max(_diagonal[index], _least[index]);

    /// <summary>Begins with all weights.</summary>
    /// <param name="inverse">H⁻¹ [n, n] in its first elements; read until the next call.</param>
    /// <param name="size">The number n.</param>
    /// <param name="hessianDiagonal">H_ii [n].</param>
    public void Begin(double[] inverse, int size, ReadOnlySpan<double> hessianDiagonal)
    {
        _inverse = inverse;
        _size = size;
        _removed = 0;
        TensorPrimitives.Reciprocal(hessianDiagonal[..size], _least);
        for (int i = 0; i < size; i++)
        {
            _diagonal[i] = inverse[(i * size) + i];
        }
    }

    /// <summary>Removes a weight that is left.</summary>
    /// <param name="index">Its index q.</param>
    /// <param name="weights">The weights [n], which move by -w_q / [H⁻¹]_qq H⁻¹ e; w_q becomes exactly 0.</param>
    public void Remove(int index, Span<double> weights)
    {
        Span<double> vector = _vectors.AsSpan(_removed * _size, _size);
        _inverse.AsSpan(index * _size, _size).CopyTo(vector);
        for (int t = 0; t < _removed; t++)
        {
            ReadOnlySpan<double> earlier = _vectors.AsSpan(t * _size, _size);
            TensorPrimitives.MultiplyAdd(earlier, -earlier[index], vector, vector);
        }

        double root = Math.Sqrt(Math.Max(vector[index], _least[index]));
        TensorPrimitives.Divide(vector, root, vector);
        TensorPrimitives.MultiplyAdd(vector, -weights[index] / root, weights, weights);
        weights[index] = 0;

        Span<double> squares = _squares.AsSpan(0, _size);
        TensorPrimitives.Multiply(vector, vector, squares);
        TensorPrimitives.Subtract(_diagonal.AsSpan(0, _size), squares, _diagonal);
        _removed++;
    }
}
