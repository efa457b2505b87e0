using System;

namespace Pruning.Surgery;

/// <summary>
/// Makes the Hessian H = 2 X Xᵀ of a layer's squared output error, shared by all its rows, positive definite.
/// </summary>
internal static class LayerHessian
{
    /// <summary>Adds damping · mean(H_jj) to the diagonal, and lets dead inputs stand for themselves.</summary>
    /// <param name="hessian">H [n, n]; changed in place.</param>
    /// <param name="size">The number n of inputs.</param>
    /// <param name="damping">The fraction of the mean; not negative.</param>
    /// <param name="isDead">Out: the inputs that are 0 in every sample. H says nothing of their weights; their H_jj
    /// becomes 1.</param>
    /// <param name="countsDead">Whether these H_jj count in the mean, and are damped too. That of the others goes with
    /// the scale of the inputs; the published code of SparseGPT counts them, and its numbers depend on it.</param>
    public static void Condition(Span<double> hessian, int size, double damping, Span<bool> isDead, bool countsDead)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        double sum = 0;
        int counted = 0;
        for (int j = 0; j < size; j++)
        {
            ref double diagonal = ref hessian[(j * size) + j];
            isDead[j] = diagonal == 0;
            diagonal = isDead[j] ? 1 : diagonal;
            if (countsDead || !isDead[j])
            {
                sum += diagonal;
                counted++;
            }
        }

        for (int j = 0; j < size && counted > 0; j++)
        {
            if (countsDead || !isDead[j])
            {
                hessian[(j * size) + j] += damping * sum / counted;
            }
        }
    }
}
