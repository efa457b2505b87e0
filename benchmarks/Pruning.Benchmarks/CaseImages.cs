using Pruning.Data;

namespace Pruning.Benchmarks;

/// <summary>The images that networks are measured on.</summary>
internal static class CaseImages
{
    private const ulong Seed = 1;

    /// <summary>Digits of 28 x 28 pixels.</summary>
    public static Dataset Digits(int count) => SyntheticDigits.Create(count, Seed);

    /// <summary>Colour images of 32 x 32 pixels, normalised, and augmented where variants are asked for.</summary>
    public static Dataset Shapes(int count)
    {
        Dataset shapes = SyntheticShapes.Create(count, Seed);
        return shapes.Normalize(ChannelStatistics.Of(shapes)).Augment(pad: 4, flip: true);
    }
}
