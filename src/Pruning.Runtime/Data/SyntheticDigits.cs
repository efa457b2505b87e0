using System;
using System.Threading.Tasks;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// Digits to learn from without any file: 28 x 28 bytes, drawn from strokes that are distorted at random, with about
/// 80 % of the pixels exactly 0, as in MNIST.
/// </summary>
/// <remarks>
/// Image i depends on the seed and i only: a smaller set is the beginning of a larger one, on any machine and any
/// number of threads. Ten consecutive images, from a multiple of ten, hold each digit once in random order.
/// </remarks>
public static class SyntheticDigits
{
    private const int Pixels = DigitCanvas.Side * DigitCanvas.Side;
    private const int Classes = 10;
    private const ulong ImageStreams = 0x4469_6769_7400_0000;
    private const ulong LabelStreams = 0x4C61_6265_6C00_0000;

    /// <summary>Draws images.</summary>
    /// <param name="count">How many; positive, at most 2,700,000.</param>
    /// <param name="seed">Sets of different seeds have no image in common, as for training and testing.</param>
    /// <param name="scale">What every pixel is multiplied by; the default gives features in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive or too large for one array.</exception>
    public static ByteImages Create(int count, ulong seed, float scale = 1f / 255)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 2_700_000);
        byte[] pixels = new byte[count * Pixels];
        int[] labels = new int[count];
        Parallel.For(
            0,
            (count + Classes - 1) / Classes,
            () => new DigitWriter(),
            (block, _, writer) =>
            {
                int start = block * Classes;
                WriteBlock(writer, seed, start, labels.AsSpan(start, Math.Min(Classes, count - start)), pixels);
                return writer;
            },
            _ => { });
        return new ByteImages("synthetic-digits", pixels, labels, Classes, scale);
    }

    private static void WriteBlock(DigitWriter writer, ulong seed, int start, Span<int> labels, byte[] pixels)
    {
        Span<int> digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        var order = new RandomStream(seed, LabelStreams + (ulong)start);
        order.Shuffle(digits);
        digits[..labels.Length].CopyTo(labels);
        for (int i = 0; i < labels.Length; i++)
        {
            var random = new RandomStream(seed, ImageStreams + (ulong)(start + i));
            writer.Write(labels[i], ref random, pixels.AsSpan((start + i) * Pixels, Pixels));
        }
    }
}
