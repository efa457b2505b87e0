using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Pruning.Execution;
using Pruning.Masks;

namespace Pruning.Penalties;

/// <summary>The gradients of penalties, each added to the gradient that is there.</summary>
internal static class PenaltyGradients
{
    private const int Width = 16;

    /// <summary>Of λ Σ|w|: λ sign(w), and 0 at 0.</summary>
    /// <param name="weights">w.</param>
    /// <param name="strength">λ.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddL1(ReadOnlySpan<float> weights, float strength, Span<float> gradients) =>
        AddSigns(weights, 0, strength, gradients);

    /// <summary>Of λ / 2 Σw²: λ w.</summary>
    /// <param name="weights">w.</param>
    /// <param name="strength">λ.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddL2(ReadOnlySpan<float> weights, float strength, Span<float> gradients) =>
        TensorPrimitives.FusedMultiplyAdd(weights, strength, gradients, gradients);

    /// <summary>Of τ ‖w‖₂: τ w / ‖w‖₂, and 0 where all are 0 (Yuan and Lin 2006).</summary>
    /// <param name="weights">The weights of one group.</param>
    /// <param name="strength">τ, the root of the size of the group included.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddGroup(ReadOnlySpan<float> weights, double strength, Span<float> gradients)
    {
        double norm = Math.Sqrt(SumOfSquares(weights));
        if (norm > 0)
        {
            AddL2(weights, (float)(strength / norm), gradients);
        }
    }

    /// <summary>Of λ max|w|: λ sign(w) / m at the m largest, which share it.</summary>
    /// <param name="weights">The weights of a layer.</param>
    /// <param name="strength">λ.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddLInfinity(ReadOnlySpan<float> weights, double strength, Span<float> gradients)
    {
        float largest = Math.Abs(TensorPrimitives.MaxMagnitude(weights));
        if (!(largest > 0))
        {
            return;
        }

        int sharers = 0;
        foreach (float weight in weights)
        {
            sharers += MathF.Abs(weight) == largest ? 1 : 0;
        }

        float share = (float)(strength / sharers);
        for (int i = 0; i < weights.Length; i++)
        {
            if (MathF.Abs(weights[i]) == largest)
            {
                gradients[i] += MathF.CopySign(share, weights[i]);
            }
        }
    }

    /// <summary>
    /// Of λ (Σ|w|)² / Σw² (Yang, Wen and Li 2020): 2 λ c (sign(w) - c w) with c = Σ|w| / Σw². Small weights shrink and
    /// large ones grow, and w · gradient = 0: the penalty does not depend on the scale of the weights.
    /// </summary>
    /// <param name="weights">The weights of a layer.</param>
    /// <param name="strength">λ.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddHoyerSquare(ReadOnlySpan<float> weights, double strength, Span<float> gradients)
    {
        double squares = SumOfSquares(weights);
        if (squares > 0)
        {
            double ratio = SumOfMagnitudes(weights) / squares;
            AddSigns(weights, (float)(-2 * strength * ratio * ratio), (float)(2 * strength * ratio), gradients);
        }
    }

    /// <summary>Of λ / 2 Σw² over some of the weights: λ w (Wang et al. 2021).</summary>
    /// <param name="weights">w.</param>
    /// <param name="chosen">A bit for each weight, set where it is penalised.</param>
    /// <param name="strength">λ.</param>
    /// <param name="gradients">Receives them.</param>
    public static void AddL2(
        ReadOnlySpan<float> weights, ReadOnlySpan<uint> chosen, float strength, Span<float> gradients)
    {
        for (int word = 0; word < chosen.Length; word++)
        {
            int first = word * MaskBits.WordBits;
            if (chosen[word] == uint.MaxValue)
            {
                Span<float> sum = gradients.Slice(first, MaskBits.WordBits);
                AddL2(weights.Slice(first, MaskBits.WordBits), strength, sum);
                continue;
            }

            foreach (int bit in new KeptIndices(chosen.Slice(word, 1)))
            {
                gradients[first + bit] =
                    MathF.FusedMultiplyAdd(weights[first + bit], strength, gradients[first + bit]);
            }
        }
    }

    /// <summary>Σw², in double.</summary>
    internal static double SumOfSquares(ReadOnlySpan<float> weights)
    {
        WideSum sum = default;
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> w = Vector512.Create(weights.Slice(i, Width));
            sum.AddProduct(w, w);
        }

        for (; i < weights.Length; i++)
        {
            sum.Add((double)weights[i] * weights[i]);
        }

        return sum.Total;
    }

    private static double SumOfMagnitudes(ReadOnlySpan<float> weights)
    {
        WideSum sum = default;
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            sum.Add(Vector512.Abs(Vector512.Create(weights.Slice(i, Width))));
        }

        for (; i < weights.Length; i++)
        {
            sum.Add(Math.Abs(weights[i]));
        }

        return sum.Total;
    }

    // gradient += slope · w + height · sign(w), the operations of the emitted kernels.
    private static void AddSigns(ReadOnlySpan<float> weights, float slope, float height, Span<float> gradients)
    {
        int i = 0;
        for (; i <= weights.Length - Width; i += Width)
        {
            Vector512<float> w = Vector512.Create(weights.Slice(i, Width));
            Vector512<float> gradient = Vector512.Create<float>(gradients.Slice(i, Width));
            gradient = Vector512.FusedMultiplyAdd(w, Vector512.Create(slope), gradient);
            (gradient + (Lanes.Sign(w) * height)).CopyTo(gradients.Slice(i, Width));
        }

        for (; i < weights.Length; i++)
        {
            float gradient = MathF.FusedMultiplyAdd(weights[i], slope, gradients[i]);
            gradients[i] = gradient + (weights[i] > 0 ? height : weights[i] < 0 ? -height : 0);
        }
    }
}
