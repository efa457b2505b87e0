using System;

namespace Pruning.Reference.Rounding;

/// <summary>Arrays of equal length, number by number.</summary>
internal static class Elementwise
{
    public static double[] Square(double[] values) => Array.ConvertAll(values, value => value * value);

    public static double[] Abs(double[] values) => Array.ConvertAll(values, Math.Abs);

    /// <summary>f of the i-th numbers.</summary>
    public static double[] Map(double[] left, double[] right, Func<double, double, double> f)
    {
        double[] result = new double[left.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = f(left[i], right[i]);
        }

        return result;
    }

    /// <summary>f of the i-th numbers.</summary>
    public static double[] Map(double[] first, double[] second, double[] third, Func<double, double, double, double> f)
    {
        double[] result = new double[first.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = f(first[i], second[i], third[i]);
        }

        return result;
    }

    /// <summary>
    /// The variance of a sum of products: what its terms bring along, and n (u S)² for as many roundings, each of at
    /// most u times the sum S of the absolute terms (Higham 2002, section 3.1, with independent roundings).
    /// </summary>
    public static double[] OfSums(double[] propagated, double[] absolute, int terms)
    {
        double factor = terms * RoundingModel.Unit * RoundingModel.Unit;
        return Map(propagated, absolute, (variance, sum) => variance + (factor * sum * sum));
    }
}
