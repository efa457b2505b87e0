using System.Runtime.CompilerServices;

namespace Pruning.Execution;

/// <summary>
/// What the passes of batch normalisation share for one layer: rows of as many numbers as there are channels, at
/// multiples of sixteen; and the statistics [tiles, channels, 2, 16] of a batch.
/// </summary>
internal static class NormTable
{
    /// <summary>a of y = a x + b and of dx = a dy + q x + r.</summary>
    public const int Factor = 0;

    /// <summary>b of y = a x + b.</summary>
    public const int Summand = 1;

    /// <summary>The mean of the batch.</summary>
    public const int Mean = 2;

    /// <summary>1 / sqrt(variance + epsilon).</summary>
    public const int Inverse = 3;

    /// <summary>The variance of the batch, over n.</summary>
    public const int Variance = 4;

    /// <summary>q of dx = a dy + q x + r.</summary>
    public const int Slope = 5;

    /// <summary>r of dx = a dy + q x + r.</summary>
    public const int Offset = 6;

    /// <summary>The sum over the samples, in their order.</summary>
    public static double Total(ref float statistics, int channels, int c, int samples, int row)
    {
        double total = 0;
        for (int n = 0; n < samples; n++)
        {
            total += At(ref statistics, channels, c, n, row);
        }

        return total;
    }

    /// <summary>What lane sample % 16 of its tile has left behind.</summary>
    public static float At(ref float statistics, int channels, int c, int sample, int row) =>
        Unsafe.Add(ref statistics, ((((sample / 16) * channels) + c) * 32) + row + (sample % 16));

    /// <summary>A number of the table.</summary>
    public static ref float Row(ref float table, int channels, int row, int c) =>
        ref Unsafe.Add(ref table, (row * ((channels + 15) / 16 * 16)) + c);
}
