using System;
using System.Numerics;

namespace Pruning.Masks;

/// <summary>From weights to the neurons and filters that they belong to.</summary>
internal static class UnitScores
{
    /// <summary>Marks the units that have a kept weight.</summary>
    /// <param name="weights">The mask of the weights, a row per unit.</param>
    /// <param name="inputs">Weights of a unit.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="mask">The mask of the units.</param>
    public static void Mask(ReadOnlySpan<uint> weights, int inputs, int units, Span<uint> mask)
    {
        mask.Clear();
        for (int unit = 0; unit < units; unit++)
        {
            if (MaskBits.AnyKept(weights, unit * inputs, inputs))
            {
                MaskBits.Restore(mask, unit);
            }
        }
    }

    /// <summary>Writes the score of each unit, made of those of its kept weights in double, over the first scores; 0
    /// where none is kept.</summary>
    /// <param name="scores">The scores of the weights, a row per unit; then first those of the units.</param>
    /// <param name="mask">The mask of the weights.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="aggregation">What is made of them.</param>
    public static void Aggregate(Span<float> scores, ReadOnlySpan<uint> mask, int units, Aggregation aggregation)
    {
        int inputs = scores.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            // A row is read before the place of its unit, which lies in no later row, is written.
            int first = unit * inputs;
            (double sum, double largest, int kept) = SumUp(scores, mask, first, first + inputs);
            scores[unit] = Combine(sum, largest, kept, aggregation);
        }
    }

    /// <summary>The score that is made of those of kept weights; 0 where none is kept.</summary>
    /// <param name="sum">Their sum.</param>
    /// <param name="largest">The largest of them.</param>
    /// <param name="kept">How many there are.</param>
    /// <param name="aggregation">What is made of them.</param>
    public static float Combine(double sum, double largest, int kept, Aggregation aggregation) =>
        (float)(aggregation switch
        {
            _ when kept == 0 => 0,
            Aggregation.Sum => sum,
            Aggregation.Mean => sum / kept,
            Aggregation.Max => largest,
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "Not an aggregation."),
        });

    /// <summary>Divides the scores by the mean of the absolute values of those that are kept, unless that is 0 or not
    /// finite.</summary>
    /// <param name="scores">The scores of the units.</param>
    /// <param name="mask">The mask of the units.</param>
    public static void Normalize(Span<float> scores, ReadOnlySpan<uint> mask)
    {
        double sum = 0;
        int kept = 0;
        foreach (int unit in new KeptIndices(mask))
        {
            sum += Math.Abs(scores[unit]);
            kept++;
        }

        if (sum > 0 && double.IsFinite(sum))
        {
            foreach (ref float score in scores)
            {
                score = (float)(score / (sum / kept));
            }
        }
    }

    /// <summary>The sum, the largest and the number of the scores of the kept weights in a range.</summary>
    /// <param name="scores">The scores of the weights.</param>
    /// <param name="mask">The mask of the weights.</param>
    /// <param name="begin">The first weight.</param>
    /// <param name="end">The place behind the last one.</param>
    public static (double Sum, double Largest, int Kept) SumUp(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> mask, int begin, int end)
    {
        double sum = 0;
        double largest = double.NegativeInfinity;
        int kept = 0;
        for (int at = begin; at < end; at += MaskBits.WordBits)
        {
            uint bits = MaskBits.Extract(mask, at, Math.Min(MaskBits.WordBits, end - at));
            kept += BitOperations.PopCount(bits);
            for (; bits != 0; bits &= bits - 1)
            {
                double score = scores[at + BitOperations.TrailingZeroCount(bits)];
                sum += score;
                largest = Math.Max(largest, score);
            }
        }

        return (sum, largest, kept);
    }
}
