using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// The formulas of the emitted optimiser kernels, for gradients that stand in memory: what a step needs that changes
/// gradients, or the weights behind them, before it applies them. Elementwise, so that parts may be done by any thread.
/// </summary>
/// <param name="plan">What was declared for training.</param>
internal sealed class OptimizerStep(TrainingPlan plan)
{
    /// <summary>The learning rate.</summary>
    public float Rate { get; set; }

    /// <summary>Adam: 1 / (1 - β1^t).</summary>
    public float FirstCorrection { get; set; } = 1;

    /// <summary>Adam: 1 / (1 - β2^t).</summary>
    public float SecondCorrection { get; set; } = 1;

    /// <summary>One step of some parameters; see <see cref="Optimizer"/>.</summary>
    /// <param name="weights">The parameters.</param>
    /// <param name="gradients">∂L/∂w, penalties included but for weight decay.</param>
    /// <param name="first">First moments; empty for SGD without momentum.</param>
    /// <param name="second">Second moments; empty for SGD.</param>
    /// <param name="decays">Whether weight decay holds for them: for weights, not for biases and
    /// normalisations.</param>
    /// <param name="factor">What the learning rate is multiplied with.</param>
    public void Apply(
        Span<float> weights,
        ReadOnlySpan<float> gradients,
        Span<float> first,
        Span<float> second,
        bool decays,
        float factor = 1)
    {
        float rate = Rate * factor;
        float decay = decays ? (float)plan.WeightDecay : 0;
        if (plan.Optimizer == Optimizer.Sgd)
        {
            Sgd(weights, gradients, first, rate, decay);
        }
        else
        {
            bool decoupled = plan.Optimizer == Optimizer.AdamW;
            Adam(weights, gradients, first, second, rate, decoupled ? 0 : decay, decoupled ? decay : 0);
        }
    }

    private void Sgd(
        Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, float rate, float decay)
    {
        float momentum = (float)plan.Momentum;
        Span<Vector512<float>> w = Vectors(weights);
        ReadOnlySpan<Vector512<float>> g = MemoryMarshal.Cast<float, Vector512<float>>(gradients);
        Span<Vector512<float>> m = Vectors(first);
        for (int i = 0; i < w.Length; i++)
        {
            Vector512<float> gradient = Vector512.FusedMultiplyAdd(w[i], Vector512.Create(decay), g[i]);
            if (first.Length > 0)
            {
                m[i] = Vector512.FusedMultiplyAdd(m[i], Vector512.Create(momentum), gradient);
                gradient = plan.IsNesterov
                    ? Vector512.FusedMultiplyAdd(m[i], Vector512.Create(momentum), gradient)
                    : m[i];
            }

            w[i] = Vector512.FusedMultiplyAdd(Vector512.Create(-rate), gradient, w[i]);
        }

        for (int i = w.Length * Vector512<float>.Count; i < weights.Length; i++)
        {
            float gradient = MathF.FusedMultiplyAdd(weights[i], decay, gradients[i]);
            if (first.Length > 0)
            {
                first[i] = MathF.FusedMultiplyAdd(first[i], momentum, gradient);
                gradient = plan.IsNesterov ? MathF.FusedMultiplyAdd(first[i], momentum, gradient) : first[i];
            }

            weights[i] = MathF.FusedMultiplyAdd(-rate, gradient, weights[i]);
        }
    }

    private void Adam(
        Span<float> weights,
        ReadOnlySpan<float> gradients,
        Span<float> first,
        Span<float> second,
        float rate,
        float coupled,
        float decoupled)
    {
        Span<Vector512<float>> w = Vectors(weights);
        ReadOnlySpan<Vector512<float>> g = MemoryMarshal.Cast<float, Vector512<float>>(gradients);
        Span<Vector512<float>> m = Vectors(first);
        Span<Vector512<float>> v = Vectors(second);
        float beta1 = (float)plan.Beta1;
        float beta2 = (float)plan.Beta2;
        float rest1 = (float)(1 - plan.Beta1);
        float rest2 = (float)(1 - plan.Beta2);
        float epsilon = (float)plan.Epsilon;
        for (int i = 0; i < w.Length; i++)
        {
            Vector512<float> gradient = Vector512.FusedMultiplyAdd(w[i], Vector512.Create(coupled), g[i]);
            m[i] = Vector512.FusedMultiplyAdd(m[i], Vector512.Create(beta1), gradient * rest1);
            v[i] = Vector512.FusedMultiplyAdd(v[i], Vector512.Create(beta2), gradient * gradient * rest2);
            Vector512<float> direction = m[i] * FirstCorrection
                / (Vector512.Sqrt(v[i] * SecondCorrection) + Vector512.Create(epsilon));
            direction = Vector512.FusedMultiplyAdd(w[i], Vector512.Create(decoupled), direction);
            w[i] = Vector512.FusedMultiplyAdd(Vector512.Create(-rate), direction, w[i]);
        }

        for (int i = w.Length * Vector512<float>.Count; i < weights.Length; i++)
        {
            float gradient = MathF.FusedMultiplyAdd(weights[i], coupled, gradients[i]);
            first[i] = MathF.FusedMultiplyAdd(first[i], beta1, gradient * rest1);
            second[i] = MathF.FusedMultiplyAdd(second[i], beta2, gradient * gradient * rest2);
            float direction = first[i] * FirstCorrection / (MathF.Sqrt(second[i] * SecondCorrection) + epsilon);
            direction = MathF.FusedMultiplyAdd(weights[i], decoupled, direction);
            weights[i] = MathF.FusedMultiplyAdd(-rate, direction, weights[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<Vector512<float>> Vectors(Span<float> numbers) =>
        MemoryMarshal.Cast<float, Vector512<float>>(numbers);
}
