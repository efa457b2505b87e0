using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>A map with parameters of its own, which say what is removed.</summary>
/// <param name="plan">The network.</param>
/// <param name="arena">Its memory.</param>
/// <param name="layer">A layer that learns its mask.</param>
internal abstract class LearnedMap(NetworkPlan plan, Arena arena, LayerPlan layer) : WeightMap(plan, arena, layer)
{
    /// <summary>The mask.</summary>
    protected LearnedMaskPlan Learned { get; } = layer.Learned
        ?? throw new ArgumentException($"Layer {layer.Name} learns no mask.", nameof(layer));

    /// <summary>Thresholds, gates or scores.</summary>
    protected Span<float> Parameters => ParametersAt(Learned.Place, Learned.Count);

    /// <summary>∂L/∂ of them.</summary>
    protected Span<float> ParameterGradients => GradientsAt(Learned.Place, Learned.Count);

    /// <summary>
    /// Where W is what follows from θ, θ stays: a second training goes on where the first one has ended. Elsewhere θ
    /// becomes W: initial weights, those of a user, and those that a network is rewound to.
    /// </summary>
    public override void Adopt()
    {
        // Gradients are not read before the next pass.
        Span<float> given = Gradients;
        Weights.CopyTo(given);
        Project();
        Span<float> weights = Weights;
        Span<float> shadow = Shadow;
        for (int i = 0; i < given.Length; i++)
        {
            shadow[i] = weights[i] == given[i] ? shadow[i] : given[i];
        }

        Constrain();
    }

    /// <summary>σ(x).</summary>
    protected static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>The mask becomes what is not zero in W; a zero that was negative is none any more.</summary>
    protected void MaskZeros()
    {
        Span<float> weights = Weights;
        Span<uint> mask = Mask;
        Span<Vector512<float>> vectors = MemoryMarshal.Cast<float, Vector512<float>>(weights);
        int whole = weights.Length / MaskBits.WordBits;
        for (int w = 0; w < whole; w++)
        {
            Vector512<float> low = ~Vector512.Equals(vectors[2 * w], Vector512<float>.Zero);
            Vector512<float> high = ~Vector512.Equals(vectors[(2 * w) + 1], Vector512<float>.Zero);
            vectors[2 * w] &= low;
            vectors[(2 * w) + 1] &= high;
            mask[w] = (uint)low.ExtractMostSignificantBits() | ((uint)high.ExtractMostSignificantBits() << 16);
        }

        uint rest = 0;
        for (int i = whole * MaskBits.WordBits; i < weights.Length; i++)
        {
            bool kept = weights[i] != 0;
            weights[i] = kept ? weights[i] : 0;
            rest |= kept ? 1u << (i % MaskBits.WordBits) : 0;
        }

        if (whole < mask.Length)
        {
            mask[whole] = rest;
        }
    }

    /// <summary>The sum of the lanes, always in the same order.</summary>
    protected static float Sum(Vector512<float> lanes)
    {
        float sum = 0;
        for (int i = 0; i < Vector512<float>.Count; i++)
        {
            sum += lanes[i];
        }

        return sum;
    }
}
