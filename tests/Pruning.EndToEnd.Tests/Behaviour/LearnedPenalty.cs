using System;
using System.Linq;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A penalty by its definition, in double and one weight at a time.</summary>
/// <param name="Norm">What is penalised.</param>
/// <param name="Strength">λ.</param>
/// <param name="ByInputs">Whether a group is what reads one input, and not one output.</param>
/// <param name="IsProximal">Whether it acts by a proximal step.</param>
internal sealed record LearnedPenalty(Norm Norm, double Strength, bool ByInputs, bool IsProximal)
{
    /// <summary>What it adds to the name of a network.</summary>
    public string Name => Norm + (ByInputs ? "Inputs" : "") + (IsProximal ? "Proximal" : "");

    /// <summary>Its declaration.</summary>
    public string Attribute => FormattableString.Invariant($"Regularize(Norm.{Norm}, {Strength}")
        + (ByInputs ? ", GroupBy = GroupBy.Inputs" : "") + (IsProximal ? ", Proximal = true)" : ")");

    /// <summary>∂penalty/∂w of each weight of a layer.</summary>
    /// <param name="weights">w.</param>
    /// <param name="groups">The group of each.</param>
    public double[] Gradient(double[] weights, int[] groups)
    {
        double sum = weights.Sum(Math.Abs);
        double squares = weights.Sum(w => w * w);
        double most = weights.Max(Math.Abs);
        double sharers = weights.Count(w => Math.Abs(w) == most);
        return
        [
            .. weights.Select((w, i) => Strength * Norm switch
            {
                Norm.L1 => Math.Sign(w),
                Norm.L2 => w,
                Norm.LInfinity => Math.Abs(w) == most ? Math.Sign(w) / sharers : 0,
                Norm.Group => w * Math.Sqrt(SizeOf(i)) / NormOf(i),
                Norm.HoyerSquare => (2 * sum / squares * Math.Sign(w)) - (2 * sum * sum / (squares * squares) * w),
                _ => throw new InvalidOperationException(),
            }),
        ];

        double SizeOf(int weight) => groups.Count(group => group == groups[weight]);

        double NormOf(int weight) =>
            Math.Sqrt(weights.Where((_, i) => groups[i] == groups[weight]).Sum(w => w * w));
    }

    /// <summary>The proximal step of each weight of a layer.</summary>
    /// <param name="weights">w.</param>
    /// <param name="groups">The group of each.</param>
    /// <param name="sizes">The step size of each; all the same, but for L1 and L2.</param>
    public double[] Proximal(double[] weights, int[] groups, double[] sizes)
    {
        double level = Norm == Norm.LInfinity ? LevelOf(weights, sizes[0] * Strength) : 0;
        return
        [
            .. weights.Select((w, i) => Norm switch
            {
                Norm.L1 => Math.Sign(w) * Math.Max(Math.Abs(w) - (sizes[i] * Strength), 0),
                Norm.L2 => w / (1 + (sizes[i] * Strength)),
                Norm.LInfinity => Math.Clamp(w, -level, level),
                Norm.Group => w * Math.Max(0, 1 - (sizes[i] * Strength * RatioOf(groups[i]))),
                _ => throw new InvalidOperationException(),
            }),
        ];

        // √n / ‖w‖.
        double RatioOf(int group)
        {
            double[] own = [.. weights.Where((_, i) => groups[i] == group)];
            return Math.Sqrt(own.Length / own.Sum(w => w * w));
        }
    }

    // The t with Σ (|w| - t)₊ = amount, or 0 where all of it is less, by halving.
    private static double LevelOf(double[] weights, double amount)
    {
        double low = 0;
        double high = weights.Max(Math.Abs);
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            bool isLow = weights.Sum(w => Math.Max(0, Math.Abs(w) - middle)) > amount;
            (low, high) = isLow ? (middle, high) : (low, middle);
        }

        return low;
    }
}
