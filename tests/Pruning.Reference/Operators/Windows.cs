namespace Pruning.Reference.Operators;

/// <summary>
/// Square windows on images x [N, C, H, W]: window (i, j) begins at pixel (i · stride - padding, j · stride - padding),
/// and there are H' = (H + 2 padding - kernel) / stride + 1 rows of them, rounded down, and W' columns. A window may
/// reach outside of the image.
/// </summary>
/// <param name="Samples">N.</param>
/// <param name="Channels">C.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="Kernel">Rows and columns of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Padding">Pixels by which the first window begins outside.</param>
public sealed record Windows(
    int Samples, int Channels, int Height, int Width, int Kernel, int Stride = 1, int Padding = 0)
{
    /// <summary>H'.</summary>
    public int Rows => ((Height + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>W'.</summary>
    public int Columns => ((Width + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>H · W.</summary>
    public int Pixels => Height * Width;

    /// <summary>
    /// For each window [H' W'] the pixels that it covers, row by row: their indices within a channel [H, W], or -1
    /// where it reaches outside of the image.
    /// </summary>
    public int[][] Cover()
    {
        int[][] cover = new int[Rows * Columns][];
        for (int window = 0; window < cover.Length; window++)
        {
            int top = (window / Columns * Stride) - Padding;
            int left = (window % Columns * Stride) - Padding;
            cover[window] = new int[Kernel * Kernel];
            for (int tap = 0; tap < cover[window].Length; tap++)
            {
                int row = top + (tap / Kernel);
                int column = left + (tap % Kernel);
                bool inside = row >= 0 && row < Height && column >= 0 && column < Width;
                cover[window][tap] = inside ? (row * Width) + column : -1;
            }
        }

        return cover;
    }
}
