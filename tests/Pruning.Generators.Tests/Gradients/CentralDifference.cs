using System;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>The slope of a function, measured, to judge a gradient rule by.</summary>
internal static class CentralDifference
{
    /// <summary>What every rule must agree to, relative to the larger of the two slopes.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>
    /// How far a measurement moves a value at most; a kink nearer than its effect spoils the measurement.
    /// </summary>
    public const double Reach = 2 * Step;

    private const double Step = 1e-4;

    // Slopes below this fraction of f are judged by their absolute error: the rounding of f alone moves them by more
    // than 1e-5.
    private const double Floor = 1e-4;

    /// <summary>
    /// The slope of f for point[index], by the five-point rule, whose error is of the fourth power of the step.
    /// </summary>
    public static double Measure(Func<double> f, double[] point, int index)
    {
        double centre = point[index];
        double At(double offset)
        {
            point[index] = centre + offset;
            double value = f();
            point[index] = centre;
            return value;
        }

        double near = At(Step) - At(-Step);
        double far = At(2 * Step) - At(-2 * Step);
        return ((8 * near) - far) / (12 * Step);
    }

    /// <summary>Requires that the gradient is the slope of f at the point, in every coordinate.</summary>
    public static void Check(string name, Func<double> f, double[] point, double[] gradient)
    {
        Assert.Equal(point.Length, gradient.Length);
        double floor = Floor * (1 + Math.Abs(f()));
        for (int i = 0; i < point.Length; i++)
        {
            double measured = Measure(f, point, i);
            double scale = Math.Max(Math.Max(Math.Abs(measured), Math.Abs(gradient[i])), floor);
            if (!(Math.Abs(measured - gradient[i]) <= Tolerance * scale))
            {
                Assert.Fail(FormattableString.Invariant(
                    $"The gradient of {name}[{i}] is {gradient[i]:G9} by its rule and {measured:G9} by differences."));
            }
        }
    }
}
