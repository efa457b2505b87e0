using System;
using Xunit;

namespace Pruning.Runtime.Tests.Updates;

/// <summary>Gradients against differences of a loss in double.</summary>
internal static class Slope
{
    private const double Step = 1e-5;

    /// <summary>Requires each of the gradients to be the slope of the loss in the value of the same place.</summary>
    /// <param name="values">What the loss depends on, in double; the same again afterwards.</param>
    /// <param name="loss">The loss of the values as they are.</param>
    /// <param name="gradients">The gradients.</param>
    public static void RequireEqual(double[] values, Func<double> loss, ReadOnlySpan<float> gradients)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = value + Step;
            double above = loss();
            values[i] = value - Step;
            double below = loss();
            values[i] = value;
            double slope = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(slope - gradients[i]) <= 1e-4 * (1 + Math.Abs(slope)),
                $"gradient {i} is {gradients[i]}, the slope {slope}");
        }
    }

    public static double[] ToDouble(ReadOnlySpan<float> values) =>
        Array.ConvertAll(values.ToArray(), value => (double)value);
}
