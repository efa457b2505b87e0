using System;
using System.Numerics.Tensors;

namespace Pruning.Surgery;

/// <summary>
/// A = Uᵀ U of symmetric positive definite matrices [n, n], row-major, in place. U is the upper triangle, so that every
/// inner loop runs along rows. Only the upper triangle is read; what stands below it is left as it is.
/// </summary>
internal static class Cholesky
{
    private const double Epsilon = 1.0 / (1L << 52);

    // A root, its inverse and a product, squared, come before the sum.
    private const int RoundingsOfATerm = 4;

    /// <summary>Replaces the upper triangle of A by its factor U.</summary>
    /// <returns>Whether A is positive definite beyond the rounding of a sum of n terms; if not, the triangle is
    /// spoilt.</returns>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = Tail(matrix, size, i);
            double least = (size + RoundingsOfATerm) * Epsilon * row[0];
            for (int k = 0; k < i; k++)
            {
                ReadOnlySpan<double> above = matrix[((k * size) + i)..((k + 1) * size)];
                TensorPrimitives.MultiplyAdd(above, -above[0], row, row);
            }

            // Not the opposite comparison: NaN is no pivot either, and nor is 0 in a row of zeros.
            if (!(row[0] > least && double.IsFinite(row[0])))
            {
                return false;
            }

            TensorPrimitives.Multiply(row, 1 / Math.Sqrt(row[0]), row);
        }

        return true;
    }

    /// <summary>Replaces b by the solution x of Uᵀ U x = b.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = factor[((i * size) + i)..((i + 1) * size)];
            vector[i] /= row[0];
            Span<double> rest = vector[(i + 1)..size];
            TensorPrimitives.MultiplyAdd(row[1..], -vector[i], rest, rest);
        }

        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = factor[((i * size) + i)..((i + 1) * size)];
            vector[i] = (vector[i] - TensorPrimitives.Dot(row[1..], vector[(i + 1)..size])) / row[0];
        }
    }

    /// <summary>Replaces A by its inverse, both triangles.</summary>
    /// <returns>Whether A is positive definite; if not, its upper triangle is spoilt.</returns>
    public static bool TryInvert(Span<double> matrix, int size)
    {
        if (!TryFactor(matrix, size))
        {
            return false;
        }

        // A⁻¹ = X Xᵀ with X = U⁻¹. An element needs of its row of X only what stands at and right of it, and a row
        // only rows at and below it, so each takes the place of what no later one needs.
        InvertFactor(matrix, size);
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.Slice(i * size, size);
            for (int j = i; j < size; j++)
            {
                row[j] = TensorPrimitives.Dot(row[j..], Tail(matrix, size, j));
                matrix[(j * size) + i] = j > i ? row[j] : matrix[(j * size) + i];
            }
        }

        return true;
    }

    /// <summary>Replaces the upper triangle of A by the factor U of its inverse, A⁻¹ = Uᵀ U.</summary>
    /// <remarks>
    /// Without forming the inverse, and with one factorisation: mirrored at its second diagonal (M), A has the factor
    /// V, M(A) = Vᵀ V, and U = M(V⁻¹). So it succeeds wherever A itself can be factored.
    /// </remarks>
    /// <returns>Whether A is positive definite; if not, its upper triangle is spoilt.</returns>
    public static bool TryFactorInverse(Span<double> matrix, int size)
    {
        Mirror(matrix, size);
        if (!TryFactor(matrix, size))
        {
            return false;
        }

        InvertFactor(matrix, size);
        Mirror(matrix, size);
        return true;
    }

    // U⁻¹ in place, from the last row up: row i is -1/u_ii Σ u_ik (row k of the inverse). With k descending, what is
    // added stands right of the u that are still to come.
    private static void InvertFactor(Span<double> factor, int size)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            Span<double> row = factor.Slice(i * size, size);
            for (int k = size - 1; k > i; k--)
            {
                ReadOnlySpan<double> below = Tail(factor, size, k);
                double scale = row[k];
                row[k] = 0;
                TensorPrimitives.MultiplyAdd(below, scale, row[k..], row[k..]);
            }

            double inverse = 1 / row[i];
            row[i] = -1;
            TensorPrimitives.Multiply(row[i..], -inverse, row[i..]);
        }
    }

    // At the diagonal from the upper right to the lower left: the upper triangle stays the upper one.
    private static void Mirror(Span<double> matrix, int size)
    {
        int last = size - 1;
        for (int i = 0; i < size; i++)
        {
            for (int j = i; i + j < last; j++)
            {
                ref double other = ref matrix[((last - j) * size) + last - i];
                ref double one = ref matrix[(i * size) + j];
                (one, other) = (other, one);
            }
        }
    }

    // Row i from its diagonal on.
    private static Span<double> Tail(Span<double> matrix, int size, int i) =>
        matrix[((i * size) + i)..((i + 1) * size)];
}
