namespace Pruning.Reference.Operators;

/// <summary>y[n, c] is the mean of channel c. x [N, C, pixels], y [N, C].</summary>
public static class GlobalAveragePoolReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(double[] x, int pixels)
    {
        double[] y = new double[x.Length / pixels];
        for (int i = 0; i < x.Length; i++)
        {
            y[i / pixels] += x[i] / pixels;
        }

        return y;
    }

    /// <summary>dx[n, c, p] = dy[n, c] / pixels.</summary>
    public static double[] InputGradient(double[] dy, int pixels)
    {
        double[] dx = new double[dy.Length * pixels];
        for (int i = 0; i < dx.Length; i++)
        {
            dx[i] = dy[i / pixels] / pixels;
        }

        return dx;
    }
}
