using System;

namespace Pruning.Data;

/// <summary>
/// How far a point is from the outline of a shape of radius 1 around the origin: negative inside, and no more than the
/// distance outside, which is enough for a soft edge.
/// </summary>
internal static class Outline
{
    private const float HalfRoot3 = 0.8660254f;

    public static float Disc(float x, float y) => MathF.Sqrt((x * x) + (y * y)) - 0.9f;

    public static float Square(float x, float y) => MathF.Max(MathF.Abs(x), MathF.Abs(y)) - 0.78f;

    public static float Triangle(float x, float y) =>
        MathF.Max((HalfRoot3 * MathF.Abs(x)) + (0.5f * y), -y) - 0.5f;

    public static float Ring(float x, float y) => MathF.Abs(MathF.Sqrt((x * x) + (y * y)) - 0.68f) - 0.24f;

    public static float Cross(float x, float y) => MathF.Min(Bar(x, y), Bar(y, x));

    private static float Bar(float x, float y) => MathF.Max(MathF.Abs(x) - 0.95f, MathF.Abs(y) - 0.3f);
}
