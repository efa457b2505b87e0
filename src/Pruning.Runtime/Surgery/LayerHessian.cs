using System;

namespace Pruning.Surgery;

/// <summary>
/// Makes the Hessian H = 2 X Xᵀ of a layer's squared output error, shared by all its rows, positive definite.
/// </summary>
internal static class LayerHessian
{
    /// <summary>Adds damping · mean(H_jj) to the diagonal, and lets dead inputs stand for themselves.</summary>
    /// <remarks>
    /// The mean is that of H as it is given, so that the damping goes with the scale of the inputs. (The published code
    /// of SparseGPT takes it after H_jj = 1 was written for dead inputs, where it depends on how many those are.)
    /// </remarks>
    /// <param name="hessian">H [n, n]; changed in place.</param>
    /// <param name="size">The number n of inputs.</param>
    /// <param name="damping">The fraction of the mean; not negative.</param>
    /// <param name="isDead">Out: the inputs that are 0 in every sample. H says nothing of their weights, which become
    /// 0; their H_jj is 1.</param>
    public static void Condition(Span<double> hessian, int size, double damping, Span<bool> isDead)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        double sum = 0;
        for (int j = 0; j < size; j++)
        {
            sum += hessian[(j * size) + j];
        }

        double shift = size == 0 ? 0 : damping * sum / size;
        for (int j = 0; j < size; j++)
        {
            ref double diagonal = ref hessian[(j * size) + j];
            isDead[j] = diagonal == 0;
            diagonal = isDead[j] ? 1 : diagonal + shift;
        }
    }
}
