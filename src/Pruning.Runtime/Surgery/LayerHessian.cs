using System;

namespace Pruning.Surgery;

/// <summary>
/// Makes the Hessian H = 2 X Xᵀ of a layer's squared output error, shared by all its rows, positive definite.
/// </summary>
internal static class LayerHessian
{
    /// <summary>Lets dead inputs stand for themselves, and adds damping · mean(H_jj) to the diagonal.</summary>
    /// <remarks>
    /// In this order, as in the published code of SparseGPT, whose numbers depend on it where many inputs are dead: the
    /// mean counts their H_jj of 1.
    /// </remarks>
    /// <param name="hessian">H [n, n]; changed in place.</param>
    /// <param name="size">The number n of inputs.</param>
    /// <param name="damping">The fraction of the mean; not negative.</param>
    /// <param name="isDead">Out: the inputs that are 0 in every sample. H says nothing of their weights, which become
    /// 0; their H_jj is 1 before the damping.</param>
    public static void Condition(Span<double> hessian, int size, double damping, Span<bool> isDead)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        double sum = 0;
        for (int j = 0; j < size; j++)
        {
            ref double diagonal = ref hessian[(j * size) + j];
            isDead[j] = diagonal == 0;
            diagonal = isDead[j] ? 1 : diagonal;
            sum += diagonal;
        }

        for (int j = 0; j < size; j++)
        {
            hessian[(j * size) + j] += damping * sum / size;
        }
    }
}
