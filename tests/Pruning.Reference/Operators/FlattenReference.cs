namespace Pruning.Reference.Operators;

/// <summary>y = x, read as [N, C · H · W]. All tensors are row-major, so no number moves.</summary>
public static class FlattenReference
{
    /// <summary>The outputs y.</summary>
    public static double[] Forward(double[] x) => (double[])x.Clone();

    /// <summary>dx = dy, read as [N, C, H, W].</summary>
    public static double[] InputGradient(double[] dy) => (double[])dy.Clone();
}
