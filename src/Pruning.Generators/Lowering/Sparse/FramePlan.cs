namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// An image with a border of zeros around it, so that every weight of a convolution reads at the same distance from
/// every output pixel.
/// </summary>
/// <param name="Channels">Planes.</param>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Border">Zeros on each side; 0 where the image itself is read.</param>
internal sealed record FramePlan(int Channels, int Height, int Width, int Border)
{
    private const double MuchMore = 1.25;

    /// <summary>Floats from one row to the next.</summary>
    public int Row => (Width + (2 * Border)) * TileGroups.Lanes;

    /// <summary>Floats from one plane to the next.</summary>
    public int Plane => (Height + (2 * Border)) * Row;

    /// <summary>Floats of a tile of sixteen samples.</summary>
    public int Size => Channels * Plane;

    /// <summary>What the forward pass and the weight gradient read: x with the padding of the convolution.</summary>
    public static FramePlan OfInput(ConvGeometry conv) => new(conv.Channels, conv.Height, conv.Width, conv.Padding);

    /// <summary>
    /// What the input gradient reads: dy with as much around it as the kernel, turned around, reaches over its edges.
    /// </summary>
    public static FramePlan OfGradient(ConvGeometry conv)
    {
        if (HasSegments(conv))
        {
            return new FramePlan(conv.Filters, conv.OutputHeight, conv.OutputWidth, 0);
        }

        int border = 0;
        for (int r = 0; r < conv.Kernel; r++)
        {
            // The pixels of x whose row is `phase` modulo the stride are those that row r of the kernel has a part in.
            int phase = Phase(conv, r);
            int first = (phase + conv.Padding - r) / conv.Stride;
            border = System.Math.Max(border, -first);
            border = System.Math.Max(border, Beyond(conv.Height, conv.OutputHeight));
            border = System.Math.Max(border, Beyond(conv.Width, conv.OutputWidth));

            int Beyond(int size, int outputs)
            {
                int pixels = (size - phase + conv.Stride - 1) / conv.Stride;
                return pixels <= 0 ? 0 : first + pixels - outputs;
            }
        }

        return new FramePlan(conv.Filters, conv.OutputHeight, conv.OutputWidth, border);
    }

    /// <summary>
    /// Whether the weights of an input channel are listed by column and row of the kernel, so that what lies outside of
    /// dy is left out and needs no frame: worth it where there is much of that.
    /// </summary>
    public static bool HasSegments(ConvGeometry conv) =>
        conv.Stride == 1 && conv.Pixels > MuchMore * conv.OutputPixels;

    private static int Phase(ConvGeometry conv, int r) =>
        (((r - conv.Padding) % conv.Stride) + conv.Stride) % conv.Stride;
}
