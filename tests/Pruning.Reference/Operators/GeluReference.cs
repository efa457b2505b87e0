using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y = x / 2 · (1 + tanh(u)) with u = sqrt(2/π) (x + 0.044715 x³): the tanh form of Hendrycks and Gimpel 2016.
/// </summary>
public static class GeluReference
{
    private const double Cubic = 0.044715;
    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    /// <summary>The outputs y, of the shape of x.</summary>
    public static double[] Forward(double[] x)
    {
        return Array.ConvertAll(x, value => value / 2 * (1 + Math.Tanh(Inner(value))));
    }

    /// <summary>
    /// dx = dy · ((1 + t) / 2 + x / 2 · (1 - t²) u') with t = tanh(u) and u' = sqrt(2/π) (1 + 3 · 0.044715 x²).
    /// </summary>
    public static double[] InputGradient(double[] dy, double[] x)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double t = Math.Tanh(Inner(x[i]));
            double slope = Scale * (1 + (3 * Cubic * x[i] * x[i]));
            dx[i] = dy[i] * (((1 + t) / 2) + (x[i] / 2 * (1 - (t * t)) * slope));
        }

        return dx;
    }

    private static double Inner(double x) => Scale * (x + (Cubic * x * x * x));
}
