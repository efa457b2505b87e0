using System;

namespace Pruning.Reference.Operators;

/// <summary>
/// y[n, c, i, j] = x[n, c, i · stride, j · stride] for the channels of x, 0 for those behind them (He et al. 2016,
/// option A). x [N, C, H, W], y [N, K, H', W'] with K at least C and H' = (H - 1) / stride + 1, rounded down.
/// </summary>
public static class SubsampleReference
{
    /// <summary>The outputs y. The windows are of one pixel.</summary>
    public static double[] Forward(double[] x, Windows windows, int outputs)
    {
        double[] y = new double[windows.Samples * outputs * windows.Rows * windows.Columns];
        ForEachPixel(windows, outputs, (xAt, yAt) => y[yAt] = x[xAt]);
        return y;
    }

    /// <summary>dx [N, C, H, W]: dy where a pixel was taken, 0 elsewhere.</summary>
    public static double[] InputGradient(double[] dy, Windows windows, int outputs)
    {
        double[] dx = new double[windows.Samples * windows.Channels * windows.Pixels];
        ForEachPixel(windows, outputs, (xAt, yAt) => dx[xAt] = dy[yAt]);
        return dx;
    }

    /// <summary>Calls back with the index of every pixel that is taken and of the place that it goes to.</summary>
    private static void ForEachPixel(Windows windows, int outputs, Action<int, int> pixel)
    {
        int[][] cover = windows.Cover();
        for (int image = 0; image < windows.Samples * windows.Channels; image++)
        {
            int sample = image / windows.Channels;
            int output = ((sample * outputs) + (image % windows.Channels)) * cover.Length;
            for (int window = 0; window < cover.Length; window++)
            {
                pixel((image * windows.Pixels) + cover[window][0], output + window);
            }
        }
    }
}
