namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, k] = Σ_c x[n, c] w[k, c] + b[k]. All tensors are row-major: x [N, C], w [K, C], b [K], y [N, K].
/// </summary>
public static class DenseReference
{
    /// <summary>The outputs y [N, K]; a layer without bias passes null for <paramref name="b"/>.</summary>
    public static double[] Forward(double[] x, double[] w, double[]? b, int samples, int inputs, int outputs)
    {
        double[] y = new double[samples * outputs];
        for (int n = 0; n < samples; n++)
        {
            for (int k = 0; k < outputs; k++)
            {
                double sum = b is null ? 0 : b[k];
                for (int c = 0; c < inputs; c++)
                {
                    sum += x[(n * inputs) + c] * w[(k * inputs) + c];
                }

                y[(n * outputs) + k] = sum;
            }
        }

        return y;
    }

    /// <summary>dx[n, c] = Σ_k dy[n, k] w[k, c]. dy [N, K], w [K, C], dx [N, C].</summary>
    public static double[] InputGradient(double[] dy, double[] w, int samples, int inputs, int outputs)
    {
        double[] dx = new double[samples * inputs];
        for (int n = 0; n < samples; n++)
        {
            for (int c = 0; c < inputs; c++)
            {
                double sum = 0;
                for (int k = 0; k < outputs; k++)
                {
                    sum += dy[(n * outputs) + k] * w[(k * inputs) + c];
                }

                dx[(n * inputs) + c] = sum;
            }
        }

        return dx;
    }

    /// <summary>dw[k, c] = Σ_n dy[n, k] x[n, c]. dy [N, K], x [N, C], dw [K, C].</summary>
    public static double[] WeightGradient(double[] dy, double[] x, int samples, int inputs, int outputs)
    {
        double[] dw = new double[outputs * inputs];
        for (int k = 0; k < outputs; k++)
        {
            for (int c = 0; c < inputs; c++)
            {
                double sum = 0;
                for (int n = 0; n < samples; n++)
                {
                    sum += dy[(n * outputs) + k] * x[(n * inputs) + c];
                }

                dw[(k * inputs) + c] = sum;
            }
        }

        return dw;
    }

    /// <summary>db[k] = Σ_n dy[n, k]. dy [N, K], db [K].</summary>
    public static double[] BiasGradient(double[] dy, int samples, int outputs)
    {
        double[] db = new double[outputs];
        for (int n = 0; n < samples; n++)
        {
            for (int k = 0; k < outputs; k++)
            {
                db[k] += dy[(n * outputs) + k];
            }
        }

        return db;
    }
}
