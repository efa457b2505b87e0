using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>
/// Soft threshold reparameterisation (Kusupati et al. 2020): w = sign(θ) max(|θ| - σ(s), 0), one s for the layer, both
/// trained. The loss has a term ½ λ s² beside the decay of θ: it pulls s up to zero, as s is negative for every
/// threshold below one half.
/// </summary>
internal sealed class LayerThresholdMap(NetworkPlan plan, Arena arena, LayerPlan layer)
    : LearnedMap(plan, arena, layer)
{
    // The highest threshold, in the largest |θ|: that weight stays.
    private const float Highest = 0.999f;

    public override void Project()
    {
        float threshold = Sigmoid(Parameters[0]);
        ReadOnlySpan<float> shadow = Shadow;
        Span<float> weights = Weights;
        ReadOnlySpan<Vector512<float>> from = MemoryMarshal.Cast<float, Vector512<float>>(shadow);
        Span<Vector512<float>> to = MemoryMarshal.Cast<float, Vector512<float>>(weights);
        Vector512<float> limit = Vector512.Create(threshold);
        for (int i = 0; i < to.Length; i++)
        {
            Vector512<float> size = Vector512.Max(Vector512.Abs(from[i]) - limit, Vector512<float>.Zero);
            to[i] = Vector512.CopySign(size, from[i]);
        }

        for (int i = to.Length * Vector512<float>.Count; i < weights.Length; i++)
        {
            weights[i] = MathF.CopySign(MathF.Max(MathF.Abs(shadow[i]) - threshold, 0), shadow[i]);
        }

        MaskZeros();
    }

    // ∂w/∂θ = 1 and ∂w/∂s = -sign(θ) σ'(s) of kept weights, 0 of removed ones.
    public override void PullBack()
    {
        Span<float> gradients = Gradients;
        MaskBits.Apply(Mask, gradients);
        ReadOnlySpan<float> weights = Weights;
        ReadOnlySpan<Vector512<float>> g = MemoryMarshal.Cast<float, Vector512<float>>((ReadOnlySpan<float>)gradients);
        ReadOnlySpan<Vector512<float>> w = MemoryMarshal.Cast<float, Vector512<float>>(weights);
        Vector512<float> sign = Vector512.Create(-0f);
        Vector512<float> lanes = Vector512<float>.Zero;
        for (int i = 0; i < g.Length; i++)
        {
            lanes += g[i] ^ (w[i] & sign);
        }

        float sum = Sum(lanes);
        for (int i = g.Length * Vector512<float>.Count; i < weights.Length; i++)
        {
            sum += weights[i] < 0 ? -gradients[i] : gradients[i];
        }

        float s = Parameters[0];
        float threshold = Sigmoid(s);
        ParameterGradients[0] = (-sum * threshold * (1 - threshold)) + ((float)Learned.Strength * s);
    }

    /// <summary>The threshold stays below the largest weight, so that a layer never becomes empty.</summary>
    public override void Constrain()
    {
        float most = MathF.Abs(TensorPrimitives.MaxMagnitude<float>(Shadow)) * Highest;
        if (most > 0 && Sigmoid(Parameters[0]) > most)
        {
            Parameters[0] = (float)LearnedParameters.Logit(most);
        }
    }
}
