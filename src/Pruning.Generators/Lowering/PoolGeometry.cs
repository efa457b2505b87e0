using Pruning.Generators.Common;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The sizes of a pool: x [C, H, W], y [C, H', W'].</summary>
internal sealed record PoolGeometry(int Channels, int Height, int Width, int Kernel, int Stride, int Padding)
{
    public static PoolGeometry Of(TensorShape x, int kernel, int stride, int padding) =>
        new(x.Channels, x.Height, x.Width, kernel, stride, padding);

    /// <summary>H', rows of y.</summary>
    public int OutputHeight => ((Height + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>W', columns of y.</summary>
    public int OutputWidth => ((Width + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>Whether no window reaches out of the image.</summary>
    public bool IsInside => Padding == 0;

    /// <summary>Whether every pixel lies in exactly one window.</summary>
    public bool IsPartition =>
        Padding == 0 && Stride == Kernel && Height % Kernel == 0 && Width % Kernel == 0;

    /// <summary>What the name of a kernel says of it: "2x2_20x24x24".</summary>
    public string Suffix
    {
        get
        {
            string text = Literal.Of(Kernel) + "x" + Literal.Of(Kernel) + "_" + Literal.Of(Channels) + "x"
                + Literal.Of(Height) + "x" + Literal.Of(Width);
            text += Stride == Kernel ? "" : "_Stride" + Literal.Of(Stride);
            return text + (Padding == 0 ? "" : "_Padding" + Literal.Of(Padding));
        }
    }
}
