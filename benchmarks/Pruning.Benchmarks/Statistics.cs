using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.Benchmarks;

/// <summary>The two numbers that a noisy machine leaves of many.</summary>
internal static class Statistics
{
    /// <summary>The least value.</summary>
    public static double Minimum(IReadOnlyList<double> values) => values.Min();

    /// <summary>The middle value; the mean of the two middle ones where the count is even.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
