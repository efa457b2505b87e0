using System;

namespace Pruning.Data;

/// <summary>
/// Draws strokes as bytes: keeps for every pixel the squared distance to the nearest stroke, and turns distance into
/// ink with an edge of about one pixel. Only additions, multiplications, divisions and square roots are used, which
/// IEEE 754 defines to the last bit: the bytes are the same on every machine.
/// </summary>
internal sealed class DigitCanvas
{
    public const int Side = 28;

    private const int StepsPerSpan = 4;
    private const float Edge = 0.7f;

    private readonly float[] _distances = new float[Side * Side];
    private float _reach;

    /// <summary>Empties the canvas for strokes of the given half width in pixels.</summary>
    public void Clear(float halfWidth)
    {
        _reach = halfWidth + Edge;
        Array.Fill(_distances, _reach * _reach);
    }

    /// <summary>
    /// Draws a curve (Catmull and Rom 1974) through points in pixels, x and y in turn; two points are a line.
    /// </summary>
    public void Stroke(ReadOnlySpan<float> points)
    {
        int last = (points.Length / 2) - 1;
        float x0 = points[0];
        float y0 = points[1];
        for (int i = 0; i < last; i++)
        {
            int before = Math.Max(i - 1, 0) * 2;
            int after = Math.Min(i + 2, last) * 2;
            for (int step = 1; step <= StepsPerSpan; step++)
            {
                float t = step / (float)StepsPerSpan;
                float x1 = Spline(points[before], points[2 * i], points[(2 * i) + 2], points[after], t);
                float y1 = Spline(points[before + 1], points[(2 * i) + 1], points[(2 * i) + 3], points[after + 1], t);
                Segment(x0, y0, x1, y1);
                (x0, y0) = (x1, y1);
            }
        }
    }

    /// <summary>The ink of a pixel, in [0, 1]; exactly 0 away from every stroke.</summary>
    public float InkAt(int pixel)
    {
        float squared = _distances[pixel];
        return squared >= _reach * _reach ? 0 : MathF.Min(1, (_reach - MathF.Sqrt(squared)) / (2 * Edge));
    }

    private static float Spline(float p0, float p1, float p2, float p3, float t)
    {
        float a = (3 * (p1 - p2)) + p3 - p0;
        float b = (2 * p0) - (5 * p1) + (4 * p2) - p3;
        return p1 + (0.5f * t * (p2 - p0 + (t * (b + (t * a)))));
    }

    private void Segment(float x0, float y0, float x1, float y1)
    {
        int left = Math.Max(0, (int)(MathF.Min(x0, x1) - _reach));
        int right = Math.Min(Side - 1, (int)(MathF.Max(x0, x1) + _reach) + 1);
        int top = Math.Max(0, (int)(MathF.Min(y0, y1) - _reach));
        int bottom = Math.Min(Side - 1, (int)(MathF.Max(y0, y1) + _reach) + 1);
        float dx = x1 - x0;
        float dy = y1 - y0;
        float inverse = 1 / MathF.Max((dx * dx) + (dy * dy), 1e-6f);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                // The nearest point of the segment is at the fraction t of its length.
                float px = x - x0;
                float py = y - y0;
                float t = MathF.Min(1, MathF.Max(0, ((px * dx) + (py * dy)) * inverse));
                px -= t * dx;
                py -= t * dy;
                ref float distance = ref _distances[(y * Side) + x];
                distance = MathF.Min(distance, (px * px) + (py * py));
            }
        }
    }
}
