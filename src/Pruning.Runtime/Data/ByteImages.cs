using System;

namespace Pruning.Data;

/// <summary>
/// Labelled images kept as bytes: a quarter of the memory of floats. A feature is its pixel times a scale.
/// </summary>
public sealed class ByteImages : Dataset
{
    private readonly byte[] _pixels; // [N, Features]
    private readonly int[] _labels; // [N]

    /// <summary>Wraps images; the arrays are kept, not copied: do not change them afterwards.</summary>
    /// <param name="name">Name for reports.</param>
    /// <param name="pixels">[labels.Length, pixels per image], image by image, each [channel, y, x].</param>
    /// <param name="labels">One label in [0, classes) per image.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="scale">What every pixel is multiplied by; 1/255 gives features in [0, 1].</param>
    /// <param name="shape">The size of an image; null where nobody needs to know.</param>
    /// <exception cref="ArgumentException">
    /// Sizes disagree, a label is out of range, or the scale is not finite.
    /// </exception>
    public ByteImages(
        string name, byte[] pixels, int[] labels, int classes, float scale = 1f / 255, ImageShape? shape = null)
        : base(name, CountOf(pixels, labels), pixels.Length / labels.Length, classes, 0)
    {
        ArrayChecks.Labels(labels, classes);
        if (!float.IsFinite(scale))
        {
            throw new ArgumentException(
                $"The scale is {ArrayChecks.Describe(scale)}; it must be finite.", nameof(scale));
        }

        shape?.RequireLength(name, Features);
        _pixels = pixels;
        _labels = labels;
        Scale = scale;
        Shape = shape;
    }

    /// <summary>What every pixel is multiplied by.</summary>
    public float Scale { get; }

    /// <inheritdoc/>
    public override ImageShape? Shape { get; }

    /// <summary>The bytes of one image.</summary>
    /// <param name="index">The image, in [0, Count).</param>
    /// <returns>[Features] bytes, [channel, y, x].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> PixelsOf(int index)
    {
        CheckIndex(index);
        return _pixels.AsSpan(index * Features, Features);
    }

    /// <inheritdoc/>
    public override void CopySample(int index, Span<float> destination) =>
        ByteScaling.Scale(PixelsOf(index), Scale, destination[..Features]);

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return _labels[index];
    }

    private static int CountOf(byte[] pixels, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length == 0 || pixels.Length == 0 || pixels.Length % labels.Length != 0)
        {
            throw new ArgumentException(
                $"{pixels.Length} pixels cannot be divided among {labels.Length} images.", nameof(pixels));
        }

        return labels.Length;
    }
}
