using System;
using Pruning.Plans;

namespace Pruning.Regrowing;

/// <summary>The fraction of the kept weights of a layer that an update drops.</summary>
internal static class DropFraction
{
    // Where the code of sparse momentum lets the cosine end (Dettmers and Zettlemoyer 2019).
    private const double LeastOfMomentum = 0.005;

    /// <summary>
    /// α under <see cref="Anneal.Constant"/>; α / 2 · (1 + cos(pi t / T)) under <see cref="Anneal.Cosine"/>, and for
    /// <see cref="Growth.Momentum"/> l + (α - l) / 2 · (1 + cos(pi t / T)) with l = 0.005.
    /// </summary>
    /// <param name="plan">What was declared.</param>
    /// <param name="step">t.</param>
    /// <param name="end">T; above t.</param>
    public static double At(RegrowthPlan plan, int step, int end)
    {
        if (plan.Anneal == Anneal.Constant)
        {
            return plan.Fraction;
        }

        double least = plan.Growth == Growth.Momentum ? Math.Min(LeastOfMomentum, plan.Fraction) : 0;
        return least + ((plan.Fraction - least) / 2 * (1 + Math.Cos(Math.PI * step / end)));
    }
}
