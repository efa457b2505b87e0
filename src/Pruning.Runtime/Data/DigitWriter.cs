using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// Writes one digit by a random hand: which variant, where its points wander, how it is slanted, how the pen inks.
/// </summary>
internal sealed class DigitWriter
{
    private const int Side = DigitCanvas.Side;
    private const int MostNumbersPerStroke = 64;

    // Chosen so that a 784-300-100-10 perceptron learns about as much as from MNIST.
    private const float Wander = 0.11f;
    private const float LargestTurn = 0.26f;
    private const float LargestSlant = 0.45f;
    private const float LargestShift = 3f;
    private const float InkNoise = 0.15f;
    private const int GapsIn = 3;

    private readonly DigitCanvas _canvas = new();

    /// <summary>Draws a digit; every pixel that no stroke touches is exactly 0.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <param name="random">The numbers of this image alone.</param>
    /// <param name="pixels">[28, 28] bytes, written in full.</param>
    public void Write(int digit, ref RandomStream random, Span<byte> pixels)
    {
        float[][][] variants = DigitStrokes.All[digit];
        float[][] strokes = variants[random.NextInt32(variants.Length)];

        // A turn by the angle whose half has the tangent t: cosine and sine without Math.Cos, whose last bit varies.
        float t = LargestTurn * Centred(ref random);
        float cosine = (1 - (t * t)) / (1 + (t * t));
        float sine = 2 * t / (1 + (t * t));
        float slant = (LargestSlant * Centred(ref random)) - 0.1f;
        float height = 15.5f + (5f * Uniform(ref random));
        float width = height * (0.62f + (0.5f * Uniform(ref random)));
        float centreX = ((Side - 1) / 2f) + (LargestShift * Centred(ref random));
        float centreY = ((Side - 1) / 2f) + (LargestShift * Centred(ref random));

        _canvas.Clear(0.6f + (1.2f * Uniform(ref random)));
        Span<float> points = stackalloc float[MostNumbersPerStroke];
        foreach (float[] stroke in strokes)
        {
            for (int i = 0; i < stroke.Length; i += 2)
            {
                float x = width * (stroke[i] - 0.5f + (Wander * Centred(ref random)));
                float y = height * (stroke[i + 1] - 0.5f + (Wander * Centred(ref random)));
                x -= slant * y;
                points[i] = centreX + (cosine * x) - (sine * y);
                points[i + 1] = centreY + (sine * x) + (cosine * y);
            }

            _canvas.Stroke(points[..stroke.Length]);
        }

        Ink(ref random, pixels);
    }

    private void Ink(ref RandomStream random, Span<byte> pixels)
    {
        float strength = 0.75f + (0.3f * Uniform(ref random));

        // Every third hand lifts the pen somewhere: a small disc stays white.
        bool gap = random.NextInt32(GapsIn) == 0;
        float gapX = 7 + (14 * Uniform(ref random));
        float gapY = 5 + (18 * Uniform(ref random));
        float gapRadius = gap ? 1.2f + (2f * Uniform(ref random)) : 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            float ink = _canvas.InkAt(i);
            if (ink > 0)
            {
                float dx = (i % Side) - gapX;
                float dy = (i / Side) - gapY;
                bool lifted = (dx * dx) + (dy * dy) < gapRadius * gapRadius;
                ink = lifted ? 0 : (ink * strength) + (InkNoise * Bell(ref random));
            }

            pixels[i] = (byte)MathF.Min(255, MathF.Max(0, (255 * ink) + 0.5f));
        }
    }

    private static float Uniform(ref RandomStream random) => random.NextSingle();

    /// <summary>In (-1, 1), more often near 0: the mean of two uniform numbers.</summary>
    private static float Centred(ref RandomStream random) => random.NextSingle() + random.NextSingle() - 1;

    /// <summary>Nearly normal with deviation 1: the sum of four 16-bit numbers, from one draw.</summary>
    private static float Bell(ref RandomStream random)
    {
        ulong bits = random.NextUInt64();
        ulong pairs = (bits & 0x0000_FFFF_0000_FFFF) + ((bits >> 16) & 0x0000_FFFF_0000_FFFF);
        int sum = (int)(pairs & 0xFFFF_FFFF) + (int)(pairs >> 32);
        return (sum - 131_070) * (1 / 37_837f);
    }
}
