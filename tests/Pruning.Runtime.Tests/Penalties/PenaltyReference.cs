using System;
using System.Linq;

namespace Pruning.Runtime.Tests.Penalties;

/// <summary>Penalties by their definitions, and minimisation that knows nothing of them but that they are
/// convex.</summary>
internal static class PenaltyReference
{
    // The least over a coordinate is as flat as a square: its place has half of the digits of its value.
    private const int Narrowings = 64;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The penalty of weights; those of a group are all of them.</summary>
    public static double Value(Norm norm, double strength, double[] x) => norm switch
    {
        Norm.L1 => strength * x.Sum(Math.Abs),
        Norm.L2 => strength / 2 * x.Sum(v => v * v),
        Norm.LInfinity => strength * x.Max(Math.Abs),
        Norm.Group => strength * Math.Sqrt(x.Sum(v => v * v)),
        Norm.HoyerSquare => strength * Math.Pow(x.Sum(Math.Abs), 2) / x.Sum(v => v * v),
        _ => throw new ArgumentOutOfRangeException(nameof(norm)),
    };

    /// <summary>The x of least Σ (x - w)² / (2 s) + penalty(x): an interval around each coordinate is narrowed, with
    /// the least over the coordinates behind it as the value.</summary>
    public static double[] Proximal(double[] w, double[] s, Func<double[], double> penalty)
    {
        double[] x = new double[w.Length];
        Minimise(0);
        return x;

        double Objective()
        {
            double sum = penalty(x);
            for (int i = 0; i < x.Length; i++)
            {
                sum += (x[i] - w[i]) * (x[i] - w[i]) / (2 * s[i]);
            }

            return sum;
        }

        // Between 0 and w: no penalty turns a weight around, or makes one larger.
        double Minimise(int coordinate)
        {
            if (coordinate == x.Length)
            {
                return Objective();
            }

            double low = Math.Min(0, w[coordinate]);
            double high = Math.Max(0, w[coordinate]);
            double left = high - (Golden * (high - low));
            double right = low + (Golden * (high - low));
            double atLeft = At(left);
            double atRight = At(right);
            for (int i = 0; i < Narrowings; i++)
            {
                if (atLeft < atRight)
                {
                    (high, right, atRight) = (right, left, atLeft);
                    left = high - (Golden * (high - low));
                    atLeft = At(left);
                }
                else
                {
                    (low, left, atLeft) = (left, right, atRight);
                    right = low + (Golden * (high - low));
                    atRight = At(right);
                }
            }

            return At((low + high) / 2);

            double At(double value)
            {
                x[coordinate] = value;
                return Minimise(coordinate + 1);
            }
        }
    }
}
