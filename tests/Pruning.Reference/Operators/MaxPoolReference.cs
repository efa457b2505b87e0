using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, c, i, j] is the largest value of a window of channel c, the first of equal ones; what lies outside of the image
/// is never chosen. x [N, C, H, W], y [N, C, H', W'].
/// </summary>
public static class MaxPoolReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(double[] x, Windows windows)
    {
        return Array.ConvertAll(Chosen(x, windows), at => x[at]);
    }

    /// <summary>dx [N, C, H, W]: each window hands its dy to the value that it chose.</summary>
    public static double[] InputGradient(double[] dy, double[] x, Windows windows)
    {
        double[] dx = new double[x.Length];
        int[] chosen = Chosen(x, windows);
        for (int i = 0; i < dy.Length; i++)
        {
            dx[chosen[i]] += dy[i];
        }

        return dx;
    }

    /// <summary>The index in x of the value that each window [N, C, H', W'] chooses.</summary>
    public static int[] Chosen(double[] x, Windows windows)
    {
        int images = windows.Samples * windows.Channels;
        int[] chosen = new int[images * windows.Rows * windows.Columns];
        int output = 0;
        for (int image = 0; image < images; image++)
        {
            int start = image * windows.Height * windows.Width;
            for (int i = 0; i < windows.Rows; i++)
            {
                for (int j = 0; j < windows.Columns; j++)
                {
                    chosen[output++] = Largest(x, start, windows, i, j);
                }
            }
        }

        return chosen;
    }

    private static int Largest(double[] x, int start, Windows windows, int i, int j)
    {
        int largest = -1;
        for (int r = 0; r < windows.Kernel; r++)
        {
            for (int s = 0; s < windows.Kernel; s++)
            {
                int pixel = windows.Pixel(i, j, r, s);
                if (pixel >= 0 && (largest < 0 || x[start + pixel] > x[largest]))
                {
                    largest = start + pixel;
                }
            }
        }

        return largest;
    }
}
