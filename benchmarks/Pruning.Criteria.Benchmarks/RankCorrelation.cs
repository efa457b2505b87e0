using System;

namespace Pruning.CriteriaBenchmarks;

/// <summary>How well two orders of the same things agree (Spearman 1904).</summary>
internal static class RankCorrelation
{
    /// <summary>
    /// The correlation of the ranks, equal numbers having the mean of theirs: 1 for the same order, -1 for the opposite
    /// one, and not a number where all numbers of a side are equal. Infinities have ranks as all numbers do.
    /// </summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many others.</param>
    /// <exception cref="ArgumentException">There are not as many, or one is not a number.</exception>
    public static double Spearman(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} numbers cannot be compared with {y.Length}.", nameof(y));
        }

        double[] ranksOfX = RanksOf(x);
        double[] ranksOfY = RanksOf(y);

        // Ties keep the sum of the ranks, and so their mean.
        double mean = (x.Length - 1) / 2.0;
        double product = 0;
        double squaresOfX = 0;
        double squaresOfY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = ranksOfX[i] - mean;
            double dy = ranksOfY[i] - mean;
            product += dx * dy;
            squaresOfX += dx * dx;
            squaresOfY += dy * dy;
        }

        return product / (Math.Sqrt(squaresOfX) * Math.Sqrt(squaresOfY));
    }

    // From 0, equal numbers with the mean of the ranks that they share.
    private static double[] RanksOf(ReadOnlySpan<float> values)
    {
        float[] sorted = values.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = float.IsNaN(sorted[i])
                ? throw new ArgumentException($"Number {i} is not a number, and has no rank.", nameof(values))
                : i;
        }

        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        int end;
        for (int begin = 0; begin < sorted.Length; begin = end)
        {
            for (end = begin + 1; end < sorted.Length && sorted[end] == sorted[begin];)
            {
                end++;
            }

            for (int i = begin; i < end; i++)
            {
                ranks[order[i]] = (begin + end - 1) / 2.0;
            }
        }

        return ranks;
    }
}
