using System;

namespace Pruning.Reference.Operators;

/// <summary>y = 1 / (1 + exp(-x)).</summary>
public static class SigmoidReference
{
    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x)
    {
        return Array.ConvertAll(x, value => 1 / (1 + Math.Exp(-value)));
    }

    /// <summary>dx = dy · y (1 - y).</summary>
    public static double[] InputGradient(double[] dy, double[] x)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double y = 1 / (1 + Math.Exp(-x[i]));
            dx[i] = dy[i] * y * (1 - y);
        }

        return dx;
    }
}
