using System;
using System.Runtime.Intrinsics;

namespace Pruning.Penalties;

/// <summary>
/// The step size s of each weight, by which a proximal step weighs the way back to where the optimiser has brought it:
/// η for SGD, η / (√v̂ + ε) for Adam. An L2 penalty of the same step shortens it to 1 / (1 / s + λ), which makes the
/// two steps one after the other that of both penalties.
/// </summary>
/// <param name="rate">The learning rate η; positive.</param>
/// <param name="secondMoments">v; empty for SGD.</param>
/// <param name="correction">1 / (1 - β2^t): v̂ = v · correction.</param>
/// <param name="epsilon">ε; positive.</param>
/// <param name="decay">The strength of the L2 penalty of the same step, or 0.</param>
internal readonly ref struct StepSizes(
    float rate, ReadOnlySpan<float> secondMoments, float correction, float epsilon, float decay = 0)
{
    private readonly ReadOnlySpan<float> _secondMoments = secondMoments;

    /// <summary>The same size for all weights.</summary>
    /// <param name="size">The size; positive.</param>
    public static StepSizes Uniform(float size) => new(size, [], 1, 0);

    /// <summary>The sizes of some of the weights.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    public StepSizes Slice(int first, int count) => new(
        rate,
        _secondMoments.Length == 0 ? [] : _secondMoments.Slice(first, count),
        correction,
        epsilon,
        decay);

    /// <summary>The sizes behind an L2 penalty.</summary>
    /// <param name="strength">Its strength.</param>
    public StepSizes Behind(float strength) => new(rate, _secondMoments, correction, epsilon, decay + strength);

    /// <summary>The sizes for weights with other second moments.</summary>
    /// <param name="moments">Those; read only where there are any.</param>
    public StepSizes With(ReadOnlySpan<float> moments) =>
        new(rate, _secondMoments.Length == 0 ? [] : moments, correction, epsilon, decay);

    /// <summary>Whether the sizes differ.</summary>
    public bool AreScaled => _secondMoments.Length > 0;

    /// <summary>v; empty for SGD.</summary>
    public ReadOnlySpan<float> SecondMoments => _secondMoments;

    /// <summary>The size of one weight.</summary>
    /// <param name="index">The weight.</param>
    public float At(int index)
    {
        float metric = AreScaled ? MathF.Sqrt(_secondMoments[index] * correction) + epsilon : 1;
        return rate / (metric + (rate * decay));
    }

    /// <summary>The sizes of sixteen weights.</summary>
    /// <param name="first">The first of them.</param>
    public Vector512<float> From(int first)
    {
        Vector512<float> metric = AreScaled
            ? Vector512.Sqrt(Vector512.Create(_secondMoments.Slice(first, Vector512<float>.Count)) * correction)
                + Vector512.Create(epsilon)
            : Vector512<float>.One;
        return Vector512.Create(rate) / (metric + Vector512.Create(rate * decay));
    }
}
