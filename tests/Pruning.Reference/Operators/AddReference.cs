using System.Collections.Generic;

namespace Pruning.Reference.Operators;

/// <summary>y = x₁ + x₂ + …, all of one shape.</summary>
public static class AddReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(IReadOnlyList<double[]> inputs)
    {
        double[] y = new double[inputs[0].Length];
        foreach (double[] x in inputs)
        {
            for (int i = 0; i < y.Length; i++)
            {
                y[i] += x[i];
            }
        }

        return y;
    }

    /// <summary>dx = dy, for every input.</summary>
    public static double[] InputGradient(double[] dy) => (double[])dy.Clone();
}
