using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// L = 1/N Σ_n -ln p[n, label[n]] with p[n, k] = exp(x[n, k]) / Σ_j exp(x[n, j]). x [N, K], labels [N].
/// </summary>
public static class SoftmaxCrossEntropyReference
{
    /// <summary>p [N, K]. The largest x of a row is subtracted first, so that no exponential overflows.</summary>
    public static double[] Probabilities(double[] x, int samples, int outputs)
    {
        double[] p = new double[samples * outputs];
        for (int n = 0; n < samples; n++)
        {
            double logarithm = LogSumExp(x, n * outputs, outputs);
            for (int k = 0; k < outputs; k++)
            {
                p[(n * outputs) + k] = Math.Exp(x[(n * outputs) + k] - logarithm);
            }
        }

        return p;
    }

    /// <summary>L, as ln Σ_j exp(x[n, j]) - x[n, label[n]], which stays exact where p underflows.</summary>
    public static double Forward(double[] x, int[] labels, int samples, int outputs)
    {
        double sum = 0;
        for (int n = 0; n < samples; n++)
        {
            sum += LogSumExp(x, n * outputs, outputs) - x[(n * outputs) + labels[n]];
        }

        return sum / samples;
    }

    /// <summary>dx[n, k] = (p[n, k] - [k = label[n]]) / N.</summary>
    public static double[] InputGradient(double[] x, int[] labels, int samples, int outputs)
    {
        double[] dx = Probabilities(x, samples, outputs);
        for (int n = 0; n < samples; n++)
        {
            dx[(n * outputs) + labels[n]] -= 1;
        }

        return Array.ConvertAll(dx, value => value / samples);
    }

    private static double LogSumExp(double[] x, int start, int count)
    {
        double largest = double.NegativeInfinity;
        for (int k = 0; k < count; k++)
        {
            largest = Math.Max(largest, x[start + k]);
        }

        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += Math.Exp(x[start + k] - largest);
        }

        return largest + Math.Log(sum);
    }
}
