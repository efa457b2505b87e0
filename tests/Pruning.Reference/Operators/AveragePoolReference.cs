using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, c, i, j] is the mean over those pixels of a window of channel c that lie inside of the image.
/// x [N, C, H, W], y [N, C, H', W'].
/// </summary>
public static class AveragePoolReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(double[] x, Windows windows)
    {
        double[] y = new double[windows.Samples * windows.Channels * windows.Rows * windows.Columns];
        ForEachTerm(windows, (xAt, yAt, inside) => y[yAt] += x[xAt] / inside);
        return y;
    }

    /// <summary>dx [N, C, H, W]: each window shares its dy evenly among its pixels inside.</summary>
    public static double[] InputGradient(double[] dy, Windows windows)
    {
        double[] dx = new double[windows.Samples * windows.Channels * windows.Pixels];
        ForEachTerm(windows, (xAt, yAt, inside) => dx[xAt] += dy[yAt] / inside);
        return dx;
    }

    /// <summary>
    /// Calls back for every pixel of every window with its index, that of the window, and the number of the window's
    /// pixels inside.
    /// </summary>
    private static void ForEachTerm(Windows windows, Action<int, int, int> term)
    {
        int[][] cover = Array.ConvertAll(windows.Cover(), pixels => Array.FindAll(pixels, pixel => pixel >= 0));
        int output = 0;
        for (int image = 0; image < windows.Samples * windows.Channels; image++)
        {
            foreach (int[] inside in cover)
            {
                foreach (int pixel in inside)
                {
                    term((image * windows.Pixels) + pixel, output, inside.Length);
                }

                output++;
            }
        }
    }
}
