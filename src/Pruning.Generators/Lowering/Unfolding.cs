using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How a kernel of a single sample reads an image through windows. Its lanes run along the pixels of the output, so for
/// each place in the window the pixels that neighbouring windows see there must stand side by side. A window that moves
/// by one pixel needs a plane for each of its columns, y[c, s, i, j] = x[c, i - padding, j + s - padding]: all of its
/// rows find theirs in it, one below the other (Cho and Brand 2017). One that moves further needs a plane for each of
/// its places, y[c, r, s, i, j] = x[c, i · stride + r - padding, j · stride + s - padding].
/// </summary>
internal sealed record Unfolding(int Channels, int Height, int Width, int Kernel, int Stride, int Padding)
{
    private const int Line = 16;

    /// <summary>Whether x is read as it is: then the windows are its pixels.</summary>
    public bool IsIdentity => Kernel == 1 && Stride == 1 && Padding == 0;

    public int OutputHeight => ((Height + (2 * Padding) - Kernel) / Stride) + 1;

    public int OutputWidth => ((Width + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>Pixels of a plane of the output.</summary>
    public int Pixels => OutputHeight * OutputWidth;

    /// <summary>Rows of a plane.</summary>
    public int Rows => OutputHeight + (Stride == 1 ? Kernel - 1 : 0);

    /// <summary>Rows of the window that have planes of their own.</summary>
    public int PlaneRows => Stride == 1 ? 1 : Kernel;

    /// <summary>
    /// Floats from plane to plane: whole cache lines, and an odd number of them, so that the planes do not all fall
    /// into the same places of the first-level cache.
    /// </summary>
    public int Pitch => IsIdentity ? Pixels : ((((Rows * OutputWidth) + Line - 1) / Line) | 1) * Line;

    /// <summary>Floats from a row of the window to the next.</summary>
    public int RowStep => Stride == 1 ? OutputWidth : Kernel * Pitch;

    /// <summary>Floats from a column of the window to the next.</summary>
    public int ColumnStep => Pitch;

    /// <summary>Floats from a channel to the next.</summary>
    public int ChannelStep => PlaneRows * Kernel * Pitch;

    /// <summary>Floats of all, and of the vector that may reach beyond the end.</summary>
    public int Length => (Channels * ChannelStep) + Line;

    /// <summary>Floats around x that may be read with it.</summary>
    public int Margin => Padding + (Line * Stride);

    /// <summary>"[16, 3, 34, 32]"</summary>
    public string Shape
    {
        get
        {
            string planes = (Stride == 1 ? "" : Literal.Of(Kernel) + ", ") + Literal.Of(Kernel);
            return $"[{Literal.Of(Channels)}, {planes}, {Literal.Of(Rows)}, {Literal.Of(OutputWidth)}]";
        }
    }

    /// <summary>What the name of a kernel says of it: "3x3_16x32x32_Stride2_Padding1".</summary>
    public string Suffix
    {
        get
        {
            string kernel = Literal.Of(Kernel);
            string image = Literal.Of(Channels) + "x" + Literal.Of(Height) + "x" + Literal.Of(Width);
            return kernel + "x" + kernel + "_" + image
                + (Stride == 1 ? "" : "_Stride" + Literal.Of(Stride))
                + (Padding == 0 ? "" : "_Padding" + Literal.Of(Padding));
        }
    }

    public static Unfolding Of(ConvGeometry conv) =>
        new(conv.Channels, conv.Height, conv.Width, conv.Kernel, conv.Stride, conv.Padding);
}
