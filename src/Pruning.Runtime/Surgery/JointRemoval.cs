using System;
using System.Numerics.Tensors;

namespace Pruning.Surgery;

/// <summary>
/// Removes a set Q of weights at once where the loss is quadratic with Hessian H, and moves the others to the minimum
/// that is left: dw = -H⁻¹ E (Eᵀ H⁻¹ E)⁻¹ Eᵀ w, E the unit vectors of Q (Hassibi and Stork 1993; Kurtic et al. 2022
/// for sets). Removed weights are exactly 0 afterwards.
/// </summary>
/// <param name="maximumSize">The largest number of weights.</param>
/// <param name="maximumSystem">The largest system that is solved: of the removed weights with H⁻¹, of the kept ones
/// with H.</param>
internal sealed class JointRemoval(int maximumSize, int maximumSystem)
{
    private const double FirstDamping = 1e-12;

    private readonly double[] _system = new double[maximumSystem * maximumSystem];
    private readonly double[] _right = new double[maximumSystem];
    private readonly double[] _sums = new double[maximumSize];

    /// <summary>By the inverse Hessian: a system as large as the number of removed weights.</summary>
    /// <param name="inverse">H⁻¹ [n, n].</param>
    /// <param name="weights">The weights [n]; changed in place.</param>
    /// <param name="removed">The set Q, those removed earlier included.</param>
    public void ByInverse(ReadOnlySpan<double> inverse, Span<double> weights, ReadOnlySpan<int> removed)
    {
        for (int a = 0; a < removed.Length; a++)
        {
            _right[a] = weights[removed[a]];
        }

        Solve(inverse, weights.Length, removed);
        for (int a = 0; a < removed.Length; a++)
        {
            ReadOnlySpan<double> row = inverse.Slice(removed[a] * weights.Length, weights.Length);
            TensorPrimitives.MultiplyAdd(row, -_right[a], weights, weights);
        }

        Clear(weights, removed);
    }

    /// <summary>By the Hessian: a system as large as the number of kept weights, dw_K = H_KK⁻¹ H_KQ w_Q.</summary>
    /// <param name="hessian">H [n, n].</param>
    /// <param name="weights">The weights [n]; changed in place.</param>
    /// <param name="removed">The set Q, those removed earlier included.</param>
    /// <param name="kept">The set K of weights that may move.</param>
    public void ByHessian(
        ReadOnlySpan<double> hessian, Span<double> weights, ReadOnlySpan<int> removed, ReadOnlySpan<int> kept)
    {
        Span<double> sums = _sums.AsSpan(0, weights.Length);
        sums.Clear();
        foreach (int q in removed)
        {
            ReadOnlySpan<double> row = hessian.Slice(q * weights.Length, weights.Length);
            TensorPrimitives.MultiplyAdd(row, weights[q], sums, sums);
        }

        for (int a = 0; a < kept.Length; a++)
        {
            _right[a] = sums[kept[a]];
        }

        Solve(hessian, weights.Length, kept);
        for (int a = 0; a < kept.Length; a++)
        {
            weights[kept[a]] += _right[a];
        }

        Clear(weights, removed);
    }

    /// <summary>Copies rows and columns of a matrix.</summary>
    /// <param name="matrix">The matrix [n, n].</param>
    /// <param name="size">The number n.</param>
    /// <param name="chosen">Which rows and columns.</param>
    /// <param name="part">Out: [chosen, chosen].</param>
    public static void Gather(ReadOnlySpan<double> matrix, int size, ReadOnlySpan<int> chosen, Span<double> part)
    {
        for (int a = 0; a < chosen.Length; a++)
        {
            ReadOnlySpan<double> row = matrix.Slice(chosen[a] * size, size);
            Span<double> to = part.Slice(a * chosen.Length, chosen.Length);
            for (int b = 0; b < chosen.Length; b++)
            {
                to[b] = row[chosen[b]];
            }
        }
    }

    // A part of a positive definite matrix is positive definite; where the rounding of an inverse says otherwise, the
    // least damping helps that lets it be factored.
    private void Solve(ReadOnlySpan<double> matrix, int size, ReadOnlySpan<int> chosen)
    {
        Span<double> system = _system.AsSpan(0, chosen.Length * chosen.Length);
        for (double damping = 0; damping <= 1; damping = Math.Max(10 * damping, FirstDamping))
        {
            Gather(matrix, size, chosen, system);
            for (int a = 0; a < chosen.Length; a++)
            {
                system[(a * chosen.Length) + a] *= 1 + damping;
            }

            if (Cholesky.TryFactor(system, chosen.Length))
            {
                Cholesky.Solve(system, chosen.Length, _right);
                return;
            }
        }

        throw new InvalidOperationException("The Hessian has no finite, positive diagonal.");
    }

    private static void Clear(Span<double> weights, ReadOnlySpan<int> removed)
    {
        foreach (int q in removed)
        {
            weights[q] = 0;
        }
    }
}
