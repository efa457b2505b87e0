using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Execution;

/// <summary>Activation functions of sixteen lanes that take more than a few instructions.</summary>
public static class Activations
{
    private const float GeluCubic = 0.044715f;

    private static readonly float SqrtTwoOverPi = MathF.Sqrt(2 / MathF.PI);

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">The lanes.</param>
    /// <returns>The logistic function of each.</returns>
    public static Vector512<float> Sigmoid(Vector512<float> x) =>
        Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    /// <summary>tanh(x).</summary>
    /// <param name="x">The lanes.</param>
    /// <returns>The hyperbolic tangent of each.</returns>
    /// <remarks>
    /// (1 - e) / (1 + e) with e = exp(-2|x|) loses its leading digits near zero, where the Taylor series to x⁷ takes
    /// its place; at |x| = 0.25 both are good to a few units in the last place.
    /// </remarks>
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x);
        Vector512<float> e = Vector512.Exp(size * -2f);
        Vector512<float> far = (Vector512<float>.One - e) / (Vector512<float>.One + e);
        Vector512<float> square = x * x;
        Vector512<float> series = Vector512.Create(-17f / 315f);
        series = Vector512.FusedMultiplyAdd(square, series, Vector512.Create(2f / 15f));
        series = Vector512.FusedMultiplyAdd(square, series, Vector512.Create(-1f / 3f));
        Vector512<float> near = Vector512.FusedMultiplyAdd(square * size, series, size);
        Vector512<float> isNear = Vector512.LessThan(size, Vector512.Create(0.25f));
        return Vector512.CopySign(Vector512.ConditionalSelect(isNear, near, far), x);
    }

    /// <summary>x / 2 · (1 + tanh(sqrt(2/π) (x + 0.044715 x³))).</summary>
    /// <param name="x">The lanes.</param>
    /// <returns>The GELU of each, in its tanh form (Hendrycks and Gimpel 2016).</returns>
    public static Vector512<float> Gelu(Vector512<float> x) =>
        x * 0.5f * (Vector512<float>.One + Tanh(Inner(x)));

    /// <summary>The derivative of <see cref="Gelu"/>: (1 + t) / 2 + x (1 - t²) u' / 2 with t = tanh(u).</summary>
    /// <param name="x">The lanes.</param>
    /// <returns>The derivative at each.</returns>
    public static Vector512<float> GeluDerivative(Vector512<float> x)
    {
        Vector512<float> t = Tanh(Inner(x));
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> inner =
            Vector512.FusedMultiplyAdd(x * x, Vector512.Create(3 * GeluCubic), one) * SqrtTwoOverPi;
        return ((one + t) + (x * (one - (t * t)) * inner)) * 0.5f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Inner(Vector512<float> x) =>
        Vector512.FusedMultiplyAdd(x * x * x, Vector512.Create(GeluCubic), x) * SqrtTwoOverPi;
}
