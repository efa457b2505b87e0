using System;
using System.Linq;

namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, k] = s[n, k] x[n, k] for the winners of each sample, 0 for all others; nothing passes through the choice.
/// </summary>
public static class GateReference
{
    /// <summary>Which outputs win [N, K]: in each sample those with the largest saliencies, of equal ones the
    /// first.</summary>
    public static bool[] Winners(double[] s, int channels, int winners)
    {
        bool[] wins = new bool[s.Length];
        for (int first = 0; first < s.Length; first += channels)
        {
            foreach (int k in Enumerable.Range(first, channels).OrderByDescending(k => s[k]).Take(winners))
            {
                wins[k] = true;
            }
        }

        return wins;
    }

    /// <summary>The outputs y, of the shape of x [N, K, pixels].</summary>
    public static double[] Forward(double[] x, double[] s, bool[] wins)
    {
        int pixels = x.Length / s.Length;
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = wins[i / pixels] ? s[i / pixels] * x[i] : 0;
        }

        return y;
    }

    /// <summary>λ times the mean over samples of the sum of all saliencies.</summary>
    public static double Penalty(double[] s, double strength, int samples) => strength * s.Sum() / samples;

    /// <summary>dx[n, k] = s[n, k] dy[n, k] of the winners, 0 of all others.</summary>
    public static double[] InputGradient(double[] dy, double[] s, bool[] wins) => Forward(dy, s, wins);

    /// <summary>ds[n, k] = Σ dy[n, k] x[n, k] of the winners, 0 of all others; and λ / N of the penalty.</summary>
    public static double[] SaliencyGradient(double[] dy, double[] x, bool[] wins, double strength, int samples)
    {
        int pixels = dy.Length / wins.Length;
        double[] ds = new double[wins.Length];
        Array.Fill(ds, strength / samples);
        for (int i = 0; i < dy.Length; i++)
        {
            ds[i / pixels] += wins[i / pixels] ? dy[i] * x[i] : 0;
        }

        return ds;
    }
}
