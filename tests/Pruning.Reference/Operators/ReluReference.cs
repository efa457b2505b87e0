using System;

namespace Pruning.Reference.Operators;

/// <summary>y = x where x is above the threshold, else 0.</summary>
public static class ReluReference
{
    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x, double threshold = 0)
    {
        return Array.ConvertAll(x, value => value <= threshold ? 0 : value);
    }

    /// <summary>dx = dy where x is above the threshold, 0 elsewhere (at the kink too).</summary>
    public static double[] InputGradient(double[] dy, double[] x, double threshold = 0)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = x[i] > threshold ? dy[i] : 0;
        }

        return dx;
    }
}
