using System;
using CsCheck;
using Pruning.Masks;

namespace Pruning.Runtime.Tests.Masks;

/// <summary>A random removal: layers one after the other in scores and masks, with a gap of one word between the
/// masks.</summary>
public sealed record SelectionCase(
    float[] Scores, uint[] Masks, LayerRange[] Layers, int RemovedTotal, Collapse Collapse, int MinimumKept)
{
    // Few distinct values, so that ties are common, among them both zeros and both signs; and any finite value.
    private static readonly Gen<float> Score = Gen.Frequency(
        (3, Gen.OneOf(0f, -0f, 1f, -1f, 2f, -2.5f, float.Epsilon, -float.Epsilon)),
        (1, Gen.OneOf(float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue)),
        (3, Gen.Float[-1, 1]));

    private static readonly Gen<int> Size = Gen.OneOf(Gen.Int[0, 8], Gen.OneOf(31, 32, 33, 64, 100));

    /// <summary>Any layers, with some weights removed already; the scores of those are NaN.</summary>
    public static readonly Gen<SelectionCase> Any =
        from sizes in Size.Array[1, 5]
        let total = Sum(sizes)
        from scores in Score.Array[total]
        from keptOfTen in Gen.Int[0, 10]
        from kept in Gen.Int[0, 9].Array[total]
        from removed in Gen.Int[0, total]
        from collapse in Gen.OneOf(Collapse.Floor, Collapse.Stop, Collapse.Allow)
        from minimum in Gen.Frequency((3, Gen.Int[0, 4]), (1, Gen.Int[5, 40]))
        select Create(sizes, scores, Array.ConvertAll(kept, k => k < keptOfTen), removed, collapse, minimum);

    private static SelectionCase Create(
        int[] sizes, float[] scores, bool[] kept, int removedTotal, Collapse collapse, int minimumKept)
    {
        LayerRange[] layers = new LayerRange[sizes.Length];
        uint[] masks = new uint[16 * sizes.Length];
        int weight = 0;
        int word = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            layers[i] = new LayerRange(weight, word, sizes[i]);
            for (int j = 0; j < sizes[i]; j++, weight++)
            {
                if (kept[weight])
                {
                    MaskBits.Restore(masks.AsSpan(word), j);
                }
                else
                {
                    scores[weight] = float.NaN;
                }
            }

            word += MaskBits.WordsFor(sizes[i]);
            masks[word++] = 0xABCDEF01;
        }

        return new SelectionCase(scores, masks, layers, removedTotal, collapse, minimumKept);
    }

    private static int Sum(int[] sizes)
    {
        int sum = 0;
        foreach (int size in sizes)
        {
            sum += size;
        }

        return sum;
    }
}
