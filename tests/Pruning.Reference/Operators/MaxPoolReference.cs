using System;
using System.Collections.Generic;

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
        int[][] cover = windows.Cover();
        List<int> chosen = [];
        for (int image = 0; image < windows.Samples * windows.Channels; image++)
        {
            foreach (int[] pixels in cover)
            {
                chosen.Add(Largest(x, image * windows.Pixels, pixels));
            }
        }

        return [.. chosen];
    }

    private static int Largest(double[] x, int image, int[] pixels)
    {
        int largest = -1;
        foreach (int pixel in pixels)
        {
            if (pixel >= 0 && (largest < 0 || x[image + pixel] > x[largest]))
            {
                largest = image + pixel;
            }
        }

        return largest;
    }
}
