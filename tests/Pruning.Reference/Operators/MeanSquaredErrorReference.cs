namespace Pruning.Reference.Operators;

/// <summary>L = 1/(N K) Σ (x - t)². x [N, K], targets t [N, K].</summary>
public static class MeanSquaredErrorReference
{
    /// <summary>L.</summary>
    public static double Forward(double[] x, double[] targets)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - targets[i]) * (x[i] - targets[i]);
        }

        return sum / x.Length;
    }

    /// <summary>dx = 2 (x - t) / (N K).</summary>
    public static double[] InputGradient(double[] x, double[] targets)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = 2 * (x[i] - targets[i]) / x.Length;
        }

        return dx;
    }
}
