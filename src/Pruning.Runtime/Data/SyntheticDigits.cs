using System;

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
    private const int MostImages = 2_700_000;

    private static readonly SyntheticSet Set = new(
        "synthetic-digits",
        new ImageShape(1, DigitCanvas.Side, DigitCanvas.Side),
        labelStreams: 0x4C61_6265_6C00_0000,
        imageStreams: 0x4469_6769_7400_0000,
        () => new DigitWriter());

    /// <summary>Draws images.</summary>
    /// <param name="count">How many; positive, at most 2,700,000.</param>
    /// <param name="seed">Sets of different seeds have no image in common, as for training and testing.</param>
    /// <param name="scale">What every pixel is multiplied by; the default gives features in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive or too large for one array.</exception>
    public static ByteImages Create(int count, ulong seed, float scale = 1f / 255)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostImages);
        return Set.Create(count, seed, scale);
    }
}
