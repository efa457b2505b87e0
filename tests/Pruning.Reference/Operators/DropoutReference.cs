namespace Pruning.Reference.Operators;

/// <summary>
/// y = x · m, where m is 0 for a dropped value and 1 / (1 - rate) for one that stays
/// (Srivastava et al. 2014, inverted).
/// </summary>
public static class DropoutReference
{
    /// <summary>The outputs y; without multipliers, at inference, y = x.</summary>
    public static double[] Forward(double[] x, double[]? multipliers) => Multiply(x, multipliers);

    /// <summary>dx = dy · m; without multipliers dx = dy.</summary>
    public static double[] InputGradient(double[] dy, double[]? multipliers) => Multiply(dy, multipliers);

    private static double[] Multiply(double[] values, double[]? multipliers)
    {
        double[] products = (double[])values.Clone();
        if (multipliers is not null)
        {
            for (int i = 0; i < products.Length; i++)
            {
                products[i] *= multipliers[i];
            }
        }

        return products;
    }
}
