using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// Paints one coloured shape: a background with or without faint stripes, the shape, plain or striped, a spot in front
/// of some, and noise over all. Only operations that IEEE 754 defines to the last bit are used.
/// </summary>
internal sealed class ShapeWriter : IImageWriter
{
    public const int Channels = 3;
    public const int Side = 32;

    private const int Plane = Side * Side;

    // Chosen so that a linear classifier is hardly better than chance, and a small convolutional network not perfect.
    private const float LargestShift = 5f;
    private const float SmallestRadius = 7f;
    private const float LargestRadius = 12f;
    private const float LargestStretch = 0.15f;
    private const float LeastContrast = 0.15f;
    private const float FaintStripes = 0.2f;
    private const float LeastNoise = 0.05f;
    private const float MostNoise = 0.15f;
    private const int FaintStripesIn = 3;
    private const int SpotsIn = 3;

    private static readonly Func<float, float, float>[] Outlines =
        [Outline.Disc, Outline.Square, Outline.Triangle, Outline.Ring, Outline.Cross];

    private readonly float[] _shape = new float[Plane];
    private readonly float[] _stripes = new float[Plane];
    private readonly float[] _spot = new float[Plane];
    private readonly float[] _shade = new float[Plane];

    /// <inheritdoc/>
    public void Write(int label, ref RandomStream random, Span<byte> pixels)
    {
        (int shape, int texture) = Math.DivRem(label, 2);
        PlaceShape(Outlines[shape], ref random);
        PlaceStripes(striped: texture == 1, ref random);
        PlaceSpot(ref random);
        PlaceShade(ref random);
        float noise = LeastNoise + ((MostNoise - LeastNoise) * random.NextSingle());
        for (int c = 0; c < Channels; c++)
        {
            Paint(noise, ref random, pixels.Slice(c * Plane, Plane));
        }
    }

    // One channel: its background, the colour of the shape away from that, the colour of its stripes away from this.
    private void Paint(float noise, ref RandomStream random, Span<byte> plane)
    {
        float background = random.NextSingle();
        float shape = Other(background, ref random);
        float stripe = Other(shape, ref random);
        float spot = random.NextSingle();
        for (int i = 0; i < Plane; i++)
        {
            float value = Mix(background + _shade[i], Mix(shape, stripe, _stripes[i]), _shape[i]);
            value = Mix(value, spot, _spot[i]) + (noise * random.NextBell());
            plane[i] = (byte)Math.Clamp((255 * value) + 0.5f, 0, 255);
        }
    }

    private void PlaceShape(Func<float, float, float> outline, ref RandomStream random)
    {
        float radius = SmallestRadius + ((LargestRadius - SmallestRadius) * random.NextSingle());
        float stretch = 1 + (LargestStretch * random.NextCentred());
        (float cosine, float sine) = Turn.Of((2 * random.NextSingle()) - 1);
        float centreX = ((Side - 1) / 2f) + (LargestShift * random.NextCentred());
        float centreY = ((Side - 1) / 2f) + (LargestShift * random.NextCentred());
        for (int i = 0; i < Plane; i++)
        {
            float x = ((i % Side) - centreX) / radius;
            float y = ((i / Side) - centreY) / radius;
            float distance = outline(((cosine * x) + (sine * y)) * stretch, ((cosine * y) - (sine * x)) / stretch);
            _shape[i] = Math.Clamp(0.5f - (radius * distance), 0, 1);
        }
    }

    private void PlaceStripes(bool striped, ref RandomStream random)
    {
        var stripes = new Stripes(ref random);
        for (int i = 0; i < Plane; i++)
        {
            _stripes[i] = striped ? stripes.At(i % Side, i / Side) : 0;
        }
    }

    private void PlaceSpot(ref RandomStream random)
    {
        bool isThere = random.NextInt32(SpotsIn) == 0;
        float radius = 2 + (2 * random.NextSingle());
        float centreX = Side * random.NextSingle();
        float centreY = Side * random.NextSingle();
        for (int i = 0; i < Plane; i++)
        {
            float x = ((i % Side) - centreX) / radius;
            float y = ((i / Side) - centreY) / radius;
            _spot[i] = isThere ? Math.Clamp(0.5f - (radius * Outline.Disc(x, y)), 0, 1) : 0;
        }
    }

    // Light that falls from one side, and on some images faint stripes.
    private void PlaceShade(ref RandomStream random)
    {
        float right = 0.4f / Side * random.NextCentred();
        float down = 0.4f / Side * random.NextCentred();
        float faint = random.NextInt32(FaintStripesIn) == 0 ? FaintStripes : 0;
        var stripes = new Stripes(ref random);
        for (int i = 0; i < Plane; i++)
        {
            float x = i % Side;
            float y = i / Side;
            _shade[i] = (right * (x - (Side / 2f))) + (down * (y - (Side / 2f)))
                + (faint * (stripes.At(x, y) - 0.5f));
        }
    }

    // Anywhere in [0, 1] but nearer than the contrast.
    private static float Other(float value, ref RandomStream random)
    {
        float other = value + LeastContrast + ((1 - (2 * LeastContrast)) * random.NextSingle());
        return other - MathF.Floor(other);
    }

    private static float Mix(float under, float over, float coverage) => under + (coverage * (over - under));
}
