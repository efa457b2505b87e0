using System;
using System.Runtime.Intrinsics;

namespace Pruning.Penalties;

/// <summary>
/// Proximal steps (Parikh and Boyd 2014): w becomes the x of least Σ (x - w)² / (2 s) + penalty(x), with the step size
/// s of each weight. What is zero stays exactly zero. Nothing is allocated.
/// </summary>
internal static class ProximalSteps
{
    private const int Width = 16;

    // Newton's iteration doubles the correct digits of its solution; the weights have seven.
    private const double Precision = 1e-10;
    private const int MostIterations = 60;

    /// <summary>λ Σ|x|: each weight goes to zero by s λ, and no further (soft threshold).</summary>
    /// <param name="weights">w, then x.</param>
    /// <param name="steps">s.</param>
    /// <param name="strength">λ.</param>
    public static void L1(Span<float> weights, StepSizes steps, float strength)
    {
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> w = Vector512.Create<float>(weights.Slice(i, Width));
            Vector512<float> threshold = steps.From(i) * strength;
            (w - Vector512.Min(Vector512.Max(w, -threshold), threshold)).CopyTo(weights.Slice(i, Width));
        }

        for (; i < weights.Length; i++)
        {
            float threshold = steps.At(i) * strength;
            weights[i] -= MathF.Min(MathF.Max(weights[i], -threshold), threshold);
        }
    }

    /// <summary>λ / 2 Σx²: w / (1 + s λ).</summary>
    /// <param name="weights">w, then x.</param>
    /// <param name="steps">s.</param>
    /// <param name="strength">λ.</param>
    public static void L2(Span<float> weights, StepSizes steps, float strength)
    {
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> w = Vector512.Create<float>(weights.Slice(i, Width));
            (w / ((steps.From(i) * strength) + Vector512<float>.One)).CopyTo(weights.Slice(i, Width));
        }

        for (; i < weights.Length; i++)
        {
            weights[i] /= (steps.At(i) * strength) + 1;
        }
    }

    /// <summary>
    /// τ ‖x‖₂: zero as a whole where ‖w / s‖ ≤ τ, else x = w r / (r + s τ) with r = ‖x‖, the root of
    /// ‖w / (r + s τ)‖ = 1. With one step size r is ‖w‖ - s τ: the block soft threshold.
    /// </summary>
    /// <remarks>1 / ‖w / (r + s τ)‖ rises with r and is concave, so that Newton's iteration from 0 comes to the root
    /// from below and never leaves the bracket (Conn, Gould and Toint 2000, 7.3). For one step size it is a straight
    /// line, and one iteration is enough.</remarks>
    /// <param name="weights">The weights of one group: w, then x.</param>
    /// <param name="steps">s.</param>
    /// <param name="strength">τ, the root of the size of the group included; positive.</param>
    public static void Group(Span<float> weights, StepSizes steps, double strength)
    {
        double radius = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            (double squares, double slopes) = Secular(weights, steps, strength, radius);
            double norm = Math.Sqrt(squares);

            // Weights that are not finite are no matter of a penalty, and must not look as if they were sound.
            if (!double.IsFinite(norm))
            {
                return;
            }

            if (norm <= 1)
            {
                break;
            }

            double ahead = (norm - 1) * squares / slopes;
            radius += ahead;
            if (ahead <= Precision * radius)
            {
                break;
            }
        }

        if (radius == 0)
        {
            weights.Clear();
            return;
        }

        L2(weights, steps, (float)(strength / radius));
    }

    /// <summary>
    /// λ max|x|: the largest weights are cut off at the level t at which the cut takes Σ (|w| - t)₊ / s = λ; all are
    /// zero where Σ|w| / s ≤ λ. That is w less its projection on the ball of L1 (Moreau), and no sorting.
    /// </summary>
    /// <remarks>The sum falls with t and is convex and piecewise linear, so that Newton's iteration from 0 comes to the
    /// level from below and ends at it: each iteration solves for the weights above the last one (Michelot
    /// 1986).</remarks>
    /// <param name="weights">The weights of a layer: w, then x.</param>
    /// <param name="steps">s.</param>
    /// <param name="strength">λ; positive.</param>
    public static void LInfinity(Span<float> weights, StepSizes steps, double strength)
    {
        float level = 0;
        while (true)
        {
            (double magnitudes, double metrics) = Above(weights, steps, level);
            if (!double.IsFinite(magnitudes))
            {
                return;
            }

            float next = (float)((magnitudes - strength) / metrics);
            if (!(next > level))
            {
                break;
            }

            level = next;
        }

        if (level == 0)
        {
            weights.Clear();
            return;
        }

        foreach (ref float weight in weights)
        {
            weight = MathF.Min(MathF.Max(weight, -level), level);
        }
    }

    // Σ p² and Σ p² / (r + s τ) with p = w / (r + s τ).
    private static (double Squares, double Slopes) Secular(
        ReadOnlySpan<float> weights, StepSizes steps, double strength, double radius)
    {
        Vector512<double> r = Vector512.Create(radius);
        Vector512<double> tau = Vector512.Create(strength);
        Vector512<double> squares = Vector512<double>.Zero;
        Vector512<double> slopes = Vector512<double>.Zero;
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> w = Vector512.Create(weights.Slice(i, Width));
            Vector512<float> s = steps.From(i);
            Vector512<double> low = Vector512.FusedMultiplyAdd(Vector512.WidenLower(s), tau, r);
            Vector512<double> high = Vector512.FusedMultiplyAdd(Vector512.WidenUpper(s), tau, r);
            Vector512<double> p = Vector512.WidenLower(w) / low;
            Vector512<double> q = Vector512.WidenUpper(w) / high;
            squares += (p * p) + (q * q);
            slopes += (p * p / low) + (q * q / high);
        }

        double square = Vector512.Sum(squares);
        double slope = Vector512.Sum(slopes);
        for (; i < weights.Length; i++)
        {
            double sum = radius + (steps.At(i) * strength);
            double p = weights[i] / sum;
            square += p * p;
            slope += p * p / sum;
        }

        return (square, slope);
    }

    // Σ|w| / s and Σ1 / s over the weights that are larger than a level.
    private static (double Magnitudes, double Metrics) Above(
        ReadOnlySpan<float> weights, StepSizes steps, float level)
    {
        WideSum magnitudes = default;
        WideSum metrics = default;
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> magnitude = Vector512.Abs(Vector512.Create(weights.Slice(i, Width)));
            Vector512<float> above = Vector512.GreaterThan(magnitude, Vector512.Create(level));
            Vector512<float> metric = (Vector512<float>.One / steps.From(i)) & above;
            magnitudes.AddProduct(magnitude, metric);
            metrics.Add(metric);
        }

        for (; i < weights.Length; i++)
        {
            float magnitude = MathF.Abs(weights[i]);
            float metric = magnitude > level ? 1 / steps.At(i) : 0;
            magnitudes.Add((double)magnitude * metric);
            metrics.Add(metric);
        }

        return (magnitudes.Total, metrics.Total);
    }
}
