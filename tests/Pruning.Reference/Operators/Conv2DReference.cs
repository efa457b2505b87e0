using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, k, i, j] = Σ_c Σ_r Σ_s w[k, c, r, s] x[n, c, i · stride + r - padding, j · stride + s - padding] + b[k], with
/// zeros outside of the image. x [N, C, H, W], w [K, C / groups, R, R], b [K], y [N, K, H', W']; filter k reads the
/// channels of group k · groups / K.
/// </summary>
public static class Conv2DReference
{
    /// <summary>The outputs y; a layer without bias passes null for <paramref name="b"/>.</summary>
    public static double[] Forward(double[] x, double[] w, double[]? b, Windows windows, int filters, int groups)
    {
        int pixels = windows.Rows * windows.Columns;
        double[] y = new double[windows.Samples * filters * pixels];
        for (int i = 0; b is not null && i < y.Length; i++)
        {
            y[i] = b[i / pixels % filters];
        }

        ForEachTerm(windows, filters, groups, (xAt, wAt, yAt) => y[yAt] += w[wAt] * x[xAt]);
        return y;
    }

    /// <summary>dx [N, C, H, W]: each output hands w · dy back to the pixels that it was made of.</summary>
    public static double[] InputGradient(double[] dy, double[] w, Windows windows, int filters, int groups)
    {
        double[] dx = new double[windows.Samples * windows.Channels * windows.Pixels];
        ForEachTerm(windows, filters, groups, (xAt, wAt, yAt) => dx[xAt] += w[wAt] * dy[yAt]);
        return dx;
    }

    /// <summary>dw [K, C / groups, R, R]: the sum of dy · x over all outputs that the weight has a part in.</summary>
    public static double[] WeightGradient(double[] dy, double[] x, Windows windows, int filters, int groups)
    {
        double[] dw = new double[filters * (windows.Channels / groups) * windows.Kernel * windows.Kernel];
        ForEachTerm(windows, filters, groups, (xAt, wAt, yAt) => dw[wAt] += dy[yAt] * x[xAt]);
        return dw;
    }

    /// <summary>db[k] = Σ_n Σ_i Σ_j dy[n, k, i, j]. dy [N, K, pixels], db [K].</summary>
    public static double[] BiasGradient(double[] dy, int filters, int pixels)
    {
        double[] db = new double[filters];
        for (int i = 0; i < dy.Length; i++)
        {
            db[i / pixels % filters] += dy[i];
        }

        return db;
    }

    /// <summary>
    /// Calls back with the indices of every product w · x and of the output that it is a term of. Each of the three
    /// sums above runs over exactly these products.
    /// </summary>
    private static void ForEachTerm(Windows windows, int filters, int groups, Action<int, int, int> term)
    {
        int channels = windows.Channels / groups;
        int[][] cover = windows.Cover();
        int output = 0;
        for (int n = 0; n < windows.Samples; n++)
        {
            for (int k = 0; k < filters; k++)
            {
                int first = (n * windows.Channels) + (k * groups / filters * channels);
                foreach (int[] pixels in cover)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        int image = (first + c) * windows.Pixels;
                        int weights = ((k * channels) + c) * pixels.Length;
                        for (int tap = 0; tap < pixels.Length; tap++)
                        {
                            if (pixels[tap] >= 0)
                            {
                                term(image + pixels[tap], weights + tap, output);
                            }
                        }
                    }

                    output++;
                }
            }
        }
    }
}
