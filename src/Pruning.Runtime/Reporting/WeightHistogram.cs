using System;
using System.Collections.Generic;
using Pruning.Masks;

namespace Pruning.Reporting;

/// <summary>How the kept weights of a layer are distributed: equally wide bins between the lowest and the highest
/// of them.</summary>
public sealed class WeightHistogram
{
    private readonly int[] _counts;

    private WeightHistogram(float minimum, float maximum, int[] counts, int total)
    {
        Minimum = minimum;
        Maximum = maximum;
        _counts = counts;
        Total = total;
    }

    /// <summary>The lowest kept weight; 0 where none is kept.</summary>
    public float Minimum { get; }

    /// <summary>The highest kept weight; 0 where none is kept.</summary>
    public float Maximum { get; }

    /// <summary>Number of kept weights.</summary>
    public int Total { get; }

    /// <summary>Kept weights per bin, from the lowest; each bin includes its lower bound, the last one its upper
    /// bound too.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>The lower bound of a bin; for the index after the last one <see cref="Maximum"/>.</summary>
    /// <param name="bin">The bin, from 0.</param>
    public double LowerBound(int bin) => Minimum + (((double)Maximum - Minimum) * bin / _counts.Length);

    /// <summary>Counts the kept weights of a layer.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="mask">Their mask, 1 = kept; see <see cref="MaskBits"/>.</param>
    /// <param name="bins">Number of bins; positive.</param>
    /// <returns>The histogram. Where all kept weights are equal they are in the first bin.</returns>
    /// <exception cref="ArgumentException">A kept weight is not finite, or the mask has too few words.</exception>
    public static WeightHistogram Of(ReadOnlySpan<float> weights, ReadOnlySpan<uint> mask, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (mask.Length < MaskBits.WordsFor(weights.Length))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"A mask of {mask.Length} words is too short for {weights.Length} weights."),
                nameof(mask));
        }

        (float minimum, float maximum, int total) = Range(weights, mask);
        int[] counts = new int[bins];
        double scale = maximum > minimum ? bins / ((double)maximum - minimum) : 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (MaskBits.IsKept(mask, i))
            {
                counts[Math.Min((int)(((double)weights[i] - minimum) * scale), bins - 1)]++;
            }
        }

        return new WeightHistogram(minimum, maximum, counts, total);
    }

    private static (float Minimum, float Maximum, int Total) Range(ReadOnlySpan<float> weights, ReadOnlySpan<uint> mask)
    {
        float minimum = float.PositiveInfinity;
        float maximum = float.NegativeInfinity;
        int total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (MaskBits.IsKept(mask, i))
            {
                if (!float.IsFinite(weights[i]))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"Weight {i} is {weights[i]}; a histogram needs finite weights. ")
                        + "Look for a training run that diverged.",
                        nameof(weights));
                }

                minimum = Math.Min(minimum, weights[i]);
                maximum = Math.Max(maximum, weights[i]);
                total++;
            }
        }

        return total == 0 ? (0, 0, 0) : (minimum, maximum, total);
    }
}
