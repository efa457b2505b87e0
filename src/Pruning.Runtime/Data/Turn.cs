namespace Pruning.Data;

/// <summary>Rotations without Math.Cos, whose last bit varies from machine to machine.</summary>
internal static class Turn
{
    /// <summary>Cosine and sine of the angle whose half has the tangent t.</summary>
    public static (float Cosine, float Sine) Of(float t) => ((1 - (t * t)) / (1 + (t * t)), 2 * t / (1 + (t * t)));
}
