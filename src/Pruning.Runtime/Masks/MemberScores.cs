using System;
using System.Numerics;

namespace Pruning.Masks;

/// <summary>From weights to the blocks, neurons, filters and channels that they belong to.</summary>
internal static class MemberScores
{
    /// <summary>Marks the blocks that have a kept weight.</summary>
    /// <param name="weights">The mask of the weights.</param>
    /// <param name="grid">The blocks.</param>
    /// <param name="mask">The mask of the blocks.</param>
    public static void Mask(ReadOnlySpan<uint> weights, BlockGrid grid, Span<uint> mask)
    {
        mask.Clear();
        int blocks = grid.Count;
        for (int block = 0; block < blocks; block++)
        {
            if (grid[block].AnyKept(weights))
            {
                MaskBits.Restore(mask, block);
            }
        }
    }

    /// <summary>Writes the score of each block, made of those of its kept weights in double, over the first scores; 0
    /// where none is kept.</summary>
    /// <param name="scores">The scores of the weights; then first those of the blocks.</param>
    /// <param name="mask">The mask of the weights.</param>
    /// <param name="grid">The blocks.</param>
    /// <param name="aggregation">What is made of the scores.</param>
    public static void Aggregate(
        Span<float> scores, ReadOnlySpan<uint> mask, BlockGrid grid, Aggregation aggregation)
    {
        int blocks = grid.Count;
        for (int block = 0; block < blocks; block++)
        {
            // A block is read before its own place, behind which all weights of later blocks lie, is written.
            (double sum, double largest, int kept) = SumUp(scores, mask, grid[block]);
            scores[block] = Combine(sum, largest, kept, aggregation);
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
    /// <param name="scores">The scores of the members.</param>
    /// <param name="mask">The mask of the members.</param>
    public static void Normalize(Span<float> scores, ReadOnlySpan<uint> mask)
    {
        double sum = 0;
        int kept = 0;
        foreach (int member in new KeptIndices(mask))
        {
            sum += Math.Abs(scores[member]);
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

    private static (double Sum, double Largest, int Kept) SumUp(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> mask, WeightBlock block)
    {
        double sum = 0;
        double largest = double.NegativeInfinity;
        int kept = 0;
        for (int row = 0; row < block.Rows; row++)
        {
            (double ownSum, double ownLargest, int ownKept) =
                SumUp(scores, mask, block[row], block[row] + block.Columns);
            sum += ownSum;
            largest = Math.Max(largest, ownLargest);
            kept += ownKept;
        }

        return (sum, largest, kept);
    }
}
