using System;

namespace Pruning.Reference.Operators;

/// <summary>y = tanh(x).</summary>
public static class TanhReference
{
    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x)
    {
        return Array.ConvertAll(x, value => Math.Tanh(value));
    }

    /// <summary>dx = dy (1 - y²).</summary>
    public static double[] InputGradient(double[] dy, double[] x)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double y = Math.Tanh(x[i]);
            dx[i] = dy[i] * (1 - (y * y));
        }

        return dx;
    }
}
