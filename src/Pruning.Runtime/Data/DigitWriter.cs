using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>
/// Writes one digit by a random hand: which variant, where its points wander, how it is slanted, how the pen inks.
/// </summary>
internal sealed class DigitWriter : IImageWriter
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

        (float cosine, float sine) = Turn.Of(LargestTurn * random.NextCentred());
        float slant = (LargestSlant * random.NextCentred()) - 0.1f;
        float height = 15.5f + (5f * random.NextSingle());
        float width = height * (0.62f + (0.5f * random.NextSingle()));
        float centreX = ((Side - 1) / 2f) + (LargestShift * random.NextCentred());
        float centreY = ((Side - 1) / 2f) + (LargestShift * random.NextCentred());

        _canvas.Clear(0.6f + (1.2f * random.NextSingle()));
        Span<float> points = stackalloc float[MostNumbersPerStroke];
        foreach (float[] stroke in strokes)
        {
            for (int i = 0; i < stroke.Length; i += 2)
            {
                float x = width * (stroke[i] - 0.5f + (Wander * random.NextCentred()));
                float y = height * (stroke[i + 1] - 0.5f + (Wander * random.NextCentred()));
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
        float strength = 0.75f + (0.3f * random.NextSingle());

        // Every third hand lifts the pen somewhere: a small disc stays white.
        bool gap = random.NextInt32(GapsIn) == 0;
        float gapX = 7 + (14 * random.NextSingle());
        float gapY = 5 + (18 * random.NextSingle());
        float gapRadius = gap ? 1.2f + (2f * random.NextSingle()) : 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            float ink = _canvas.InkAt(i);
            if (ink > 0)
            {
                float dx = (i % Side) - gapX;
                float dy = (i / Side) - gapY;
                bool lifted = (dx * dx) + (dy * dy) < gapRadius * gapRadius;
                ink = lifted ? 0 : (ink * strength) + (InkNoise * random.NextBell());
            }

            pixels[i] = (byte)MathF.Min(255, MathF.Max(0, (255 * ink) + 0.5f));
        }
    }
}
