using System;
using Pruning.Randomness;

namespace Pruning.Data;

/// <summary>Parallel stripes of random direction, width and place.</summary>
internal readonly struct Stripes
{
    private const float NarrowestPeriod = 3.5f;
    private const float WidestPeriod = 6f;
    private const float Sharpness = 3f;

    private readonly float _x;
    private readonly float _y;
    private readonly float _phase;

    public Stripes(ref RandomStream random)
    {
        (float cosine, float sine) = Turn.Of((2 * random.NextSingle()) - 1);
        float period = NarrowestPeriod + ((WidestPeriod - NarrowestPeriod) * random.NextSingle());
        _x = cosine / period;
        _y = sine / period;
        _phase = random.NextSingle();
    }

    /// <summary>0 in one half of the stripes and 1 in the other, with soft edges.</summary>
    public float At(float x, float y)
    {
        float place = (x * _x) + (y * _y) + _phase;
        float wave = MathF.Abs((2 * (place - MathF.Floor(place))) - 1);
        return Math.Clamp(0.5f + (Sharpness * (wave - 0.5f)), 0, 1);
    }
}
