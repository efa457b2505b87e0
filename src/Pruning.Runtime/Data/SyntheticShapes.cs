using System;

namespace Pruning.Data;

/// <summary>
/// Colour images to learn from without any file: 32 x 32 pixels of red, green and blue, as in CIFAR-10. The ten classes
/// are five shapes, plain or striped: disc, square, triangle, ring, cross; class 2 s + t is shape s with texture t.
/// Place, size, angle and colours are random and say nothing about the class; there are stripes in the background,
/// spots in front, and noise.
/// </summary>
/// <remarks>
/// Image i depends on the seed and i only: a smaller set is the beginning of a larger one, on any machine and any
/// number of threads. Ten consecutive images, from a multiple of ten, hold each class once in random order.
/// </remarks>
public static class SyntheticShapes
{
    private const int MostImages = 690_000;

    private static readonly SyntheticSet Set = new(
        "synthetic-shapes",
        new ImageShape(ShapeWriter.Channels, ShapeWriter.Side, ShapeWriter.Side),
        labelStreams: 0x5368_6170_6500_0000,
        imageStreams: 0x5061_696E_7400_0000,
        () => new ShapeWriter());

    /// <summary>Draws images.</summary>
    /// <param name="count">How many; positive, at most 690,000.</param>
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
