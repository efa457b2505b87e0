using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The sizes of a convolution: x [C, H, W], w [K, C / groups, R, R], y [K, H', W'].</summary>
internal sealed record ConvGeometry(
    int Channels, int Height, int Width, int Filters, int Kernel, int Stride, int Padding, int Groups)
{
    public static ConvGeometry Of(ShapedGraph shaped, Conv2D conv)
    {
        TensorShape x = shaped.ShapeOf(conv.Inputs[0]);
        return new ConvGeometry(
            x.Channels, x.Height, x.Width, conv.Filters, conv.Kernel, conv.Stride, conv.Padding, conv.Groups);
    }

    /// <summary>H', rows of y.</summary>
    public int OutputHeight => ((Height + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>W', columns of y.</summary>
    public int OutputWidth => ((Width + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>Input channels that one filter sees.</summary>
    public int GroupChannels => Channels / Groups;

    /// <summary>Filters that see the same input channels.</summary>
    public int GroupFilters => Filters / Groups;

    /// <summary>Weights of one filter.</summary>
    public int FilterSize => GroupChannels * Kernel * Kernel;

    /// <summary>Pixels of a plane of x.</summary>
    public int Pixels => Height * Width;

    /// <summary>Pixels of a plane of y.</summary>
    public int OutputPixels => OutputHeight * OutputWidth;

    /// <summary>What the name of a kernel says of it: "3x3_16x32x32_32_Stride2_Padding1".</summary>
    public string Suffix
    {
        get
        {
            string text = Literal.Of(Kernel) + "x" + Literal.Of(Kernel) + "_" + Literal.Of(Channels) + "x"
                + Literal.Of(Height) + "x" + Literal.Of(Width) + "_" + Literal.Of(Filters);
            text += Stride == 1 ? "" : "_Stride" + Literal.Of(Stride);
            text += Padding == 0 ? "" : "_Padding" + Literal.Of(Padding);
            return text + (Groups == 1 ? "" : "_Groups" + Literal.Of(Groups));
        }
    }
}
