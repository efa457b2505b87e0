using System;

namespace Pruning.Reference.Operators;

/// <summary>y = max(x, 0).</summary>
public static class ReluReference
{
    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x)
    {
        return Array.ConvertAll(x, value => Math.Max(value, 0));
    }

    /// <summary>dx = dy where x is positive, 0 elsewhere (at the kink too).</summary>
    public static double[] InputGradient(double[] dy, double[] x)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = x[i] > 0 ? dy[i] : 0;
        }

        return dx;
    }
}
