using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// Dynamic sparse training (Liu et al. 2020): w = θ where |θ| > t, one t for each neuron or filter, both trained. The
/// step has no derivative; on the way back a long-tailed function of |θ| - t stands for it, in both of its arguments.
/// The loss has a term α Σ exp(-t).
/// </summary>
internal sealed class NeuronThresholdMap(NetworkPlan plan, Arena arena, LayerPlan layer)
    : LearnedMap(plan, arena, layer)
{
    // Of a layer that keeps one in so many weights or fewer, all thresholds begin anew.
    private const int LeastKept = 100;

    // Where the estimator's steep part ends, what it is from there on, and where it ends.
    private const float Steep = 0.4f;
    private const float Tail = 0.4f;
    private const float End = 1;

    public override void Project()
    {
        int columns = Layer.Inputs;
        ReadOnlySpan<float> thresholds = Parameters;
        for (int r = 0; r < thresholds.Length; r++)
        {
            float threshold = thresholds[r];
            ReadOnlySpan<float> shadow = Shadow.Slice(r * columns, columns);
            Span<float> weights = Weights.Slice(r * columns, columns);
            ReadOnlySpan<Vector512<float>> from = MemoryMarshal.Cast<float, Vector512<float>>(shadow);
            Span<Vector512<float>> to = MemoryMarshal.Cast<float, Vector512<float>>(weights);
            Vector512<float> limit = Vector512.Create(threshold);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = from[i] & Vector512.GreaterThan(Vector512.Abs(from[i]), limit);
            }

            for (int i = to.Length * Vector512<float>.Count; i < columns; i++)
            {
                weights[i] = MathF.Abs(shadow[i]) > threshold ? shadow[i] : 0;
            }
        }

        MaskZeros();
    }

    // With x = |θ| - t, mask m = 1[x > 0] and estimator h(x) of its derivative: ∂L/∂θ = ∂L/∂w (m + |θ| h), as θ times
    // its sign is |θ|, and ∂L/∂t = -Σ ∂L/∂w θ h - α exp(-t).
    public override void PullBack()
    {
        int columns = Layer.Inputs;
        ReadOnlySpan<float> thresholds = Parameters;
        Span<float> thresholdGradients = ParameterGradients;
        float strength = (float)Learned.Strength;
        for (int r = 0; r < thresholds.Length; r++)
        {
            float sum = PullBackRow(
                Shadow.Slice(r * columns, columns), Gradients.Slice(r * columns, columns), thresholds[r]);
            thresholdGradients[r] = -sum - (strength * MathF.Exp(-thresholds[r]));
        }
    }

    /// <summary>Where hardly anything is kept, thresholds become zero, as in the code of the authors.</summary>
    public override void Constrain()
    {
        int columns = Layer.Inputs;
        ReadOnlySpan<float> thresholds = Parameters;
        long kept = 0;
        for (int r = 0; r < thresholds.Length; r++)
        {
            kept += CountAbove(Shadow.Slice(r * columns, columns), thresholds[r]);
        }

        if (kept * LeastKept <= Layer.Count)
        {
            Parameters.Clear();
        }
    }

    // Turns the gradients of w into those of θ; returns Σ ∂L/∂w θ h.
    private static float PullBackRow(ReadOnlySpan<float> shadow, Span<float> gradients, float threshold)
    {
        ReadOnlySpan<Vector512<float>> theta = MemoryMarshal.Cast<float, Vector512<float>>(shadow);
        Span<Vector512<float>> g = MemoryMarshal.Cast<float, Vector512<float>>(gradients);
        Vector512<float> lanes = Vector512<float>.Zero;
        Vector512<float> one = Vector512<float>.One;
        for (int i = 0; i < g.Length; i++)
        {
            Vector512<float> size = Vector512.Abs(theta[i]);
            Vector512<float> x = size - Vector512.Create(threshold);
            Vector512<float> distance = Vector512.Abs(x);
            Vector512<float> slope = Vector512.ConditionalSelect(
                Vector512.LessThanOrEqual(distance, Vector512.Create(Steep)),
                Vector512.Create(2f) - (Vector512.Create(4f) * distance),
                Vector512.Create(Tail) & Vector512.LessThanOrEqual(distance, Vector512.Create(End)));
            lanes += g[i] * theta[i] * slope;
            Vector512<float> kept = one & Vector512.GreaterThan(size, Vector512.Create(threshold));
            g[i] *= kept + (size * slope);
        }

        float sum = Sum(lanes);
        for (int i = g.Length * Vector512<float>.Count; i < shadow.Length; i++)
        {
            float size = MathF.Abs(shadow[i]);
            float distance = MathF.Abs(size - threshold);
            float slope = distance <= Steep ? 2 - (4 * distance) : distance <= End ? Tail : 0;
            sum += gradients[i] * shadow[i] * slope;
            gradients[i] *= (size > threshold ? 1 : 0) + (size * slope);
        }

        return sum;
    }

    private static int CountAbove(ReadOnlySpan<float> shadow, float threshold)
    {
        ReadOnlySpan<Vector512<float>> theta = MemoryMarshal.Cast<float, Vector512<float>>(shadow);
        Vector512<int> lanes = Vector512<int>.Zero;
        for (int i = 0; i < theta.Length; i++)
        {
            // A comparison that holds is -1 in every lane.
            lanes -= Vector512.GreaterThan(Vector512.Abs(theta[i]), Vector512.Create(threshold)).AsInt32();
        }

        int count = Vector512.Sum(lanes);
        for (int i = theta.Length * Vector512<float>.Count; i < shadow.Length; i++)
        {
            count += MathF.Abs(shadow[i]) > threshold ? 1 : 0;
        }

        return count;
    }
}
