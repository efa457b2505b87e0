using System;

namespace Pruning.Reference.Operators;

/// <summary>y = x where x is positive, slope · x elsewhere.</summary>
public static class LeakyReluReference
{
    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x, double slope)
    {
        return Array.ConvertAll(x, value => value > 0 ? value : slope * value);
    }

    /// <summary>dx = dy where x is positive, slope · dy elsewhere (at the kink too).</summary>
    public static double[] InputGradient(double[] dy, double[] x, double slope)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = x[i] > 0 ? dy[i] : slope * dy[i];
        }

        return dx;
    }
}
