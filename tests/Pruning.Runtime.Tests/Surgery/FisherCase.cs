using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>A block of weights with gradients of samples, some weights removed already; its gradients are part of
/// longer ones, and its mask begins at any bit.</summary>
internal sealed record FisherCase(
    double[] Weights, float[] Gradients, int Samples, int Stride, bool[] IsKept, int First)
{
    public static readonly Gen<FisherCase> Any =
        from count in Gen.Int[1, 20]
        from samples in Gen.OneOf(Gen.Int[1, 20], Gen.Int[60, 140])
        from more in Gen.Int[0, 3]
        from gradients in Matrices.Numbers(samples * (count + more))
        from weights in Matrices.Numbers(count)
        from keptOfTen in Gen.Int[5, 10]
        from kept in Gen.Int[0, 9].Array[count]
        from first in Gen.Int[0, 40]
        let isKept = Array.ConvertAll(kept, k => k < keptOfTen)
        select new FisherCase(
            [.. weights.Select((w, i) => isKept[i] ? w : 0)],
            Array.ConvertAll(gradients, g => (float)g),
            samples,
            count + more,
            isKept,
            first);

    public int Count => Weights.Length;

    public uint[] Mask
    {
        get
        {
            uint[] mask = new uint[MaskBits.WordsFor(First + Count)];
            for (int i = 0; i < Count; i++)
            {
                if (IsKept[i])
                {
                    MaskBits.Restore(mask, First + i);
                }
            }

            return mask;
        }
    }

    /// <summary>The gradient of a sample, 0 where weights were removed.</summary>
    public double[] GradientOf(int sample) =>
        [.. Enumerable.Range(0, Count).Select(i => IsKept[i] ? Gradients[(sample * Stride) + i] : 0.0)];

    /// <summary>F = λ I + (1/N) Σ g gᵀ.</summary>
    public double[] Fisher(double damping)
    {
        double[] fisher = [.. Matrices.Identity(Count).Select(i => i * damping)];
        for (int n = 0; n < Samples; n++)
        {
            double[] gradient = GradientOf(n);
            for (int i = 0; i < fisher.Length; i++)
            {
                fisher[i] += gradient[i / Count] * gradient[i % Count] / Samples;
            }
        }

        return fisher;
    }
}
