using System;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>The slope of a function, measured, to judge a gradient rule by.</summary>
internal static class CentralDifference
{
    /// <summary>What every rule must agree to, relative to the larger of the two slopes.</summary>
    public const double Tolerance = 1e-5;

    private const double Step = 1e-4;

    // Slopes below this fraction of f are judged by their absolute error: the rounding of f alone moves them by more
    // than 1e-5.
    private const double Floor = 1e-4;

    /// <summary>
    /// The slope at 0 of a function of one number, by the five-point rule, whose error is of the fourth power of the
    /// step.
    /// </summary>
    public static double Measure(Func<double, double> f, double step = Step)
    {
        double near = f(step) - f(-step);
        double far = f(2 * step) - f(-2 * step);
        return ((8 * near) - far) / (12 * step);
    }

    /// <summary>Whether a slope by a rule is the measured one, of a function with value f there.</summary>
    public static bool Agree(double measured, double slope, double f)
    {
        double scale = Math.Max(Math.Max(Math.Abs(measured), Math.Abs(slope)), Floor * (1 + Math.Abs(f)));
        return Math.Abs(measured - slope) <= Tolerance * scale;
    }

    /// <summary>Requires that the gradient is the slope of f at the point, in every coordinate.</summary>
    public static void Check(string name, Func<double> f, double[] point, double[] gradient)
    {
        Assert.Equal(point.Length, gradient.Length);
        double here = f();
        for (int i = 0; i < point.Length; i++)
        {
            double centre = point[i];
            double measured = Measure(offset =>
            {
                point[i] = centre + offset;
                double value = f();
                point[i] = centre;
                return value;
            });
            if (!Agree(measured, gradient[i], here))
            {
                Assert.Fail(FormattableString.Invariant(
                    $"The gradient of {name}[{i}] is {gradient[i]:G9} by its rule and {measured:G9} by differences."));
            }
        }
    }
}
