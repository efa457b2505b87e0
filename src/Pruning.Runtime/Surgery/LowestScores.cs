using System;

namespace Pruning.Surgery;

/// <summary>Chooses exactly k of some scores, the lowest, ties by lower index. Nothing is allocated after
/// construction.</summary>
/// <param name="maximumCount">The largest number of scores.</param>
internal sealed class LowestScores(int maximumCount)
{
    private readonly double[] _sorted = new double[maximumCount];

    /// <summary>Marks the lowest among those that are not marked.</summary>
    /// <param name="scores">The scores; not NaN where they are not marked.</param>
    /// <param name="count">How many to choose, at most as many as are not marked.</param>
    /// <param name="isMarked">By index; changed in place.</param>
    public void Mark(ReadOnlySpan<double> scores, int count, Span<bool> isMarked)
    {
        if (count == 0)
        {
            return;
        }

        int candidates = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (!isMarked[i])
            {
                _sorted[candidates++] = scores[i];
            }
        }

        Span<double> sorted = _sorted.AsSpan(0, candidates);
        sorted.Sort();
        double highest = sorted[count - 1];
        int ties = count - sorted.IndexOf(highest);
        for (int i = 0; i < scores.Length; i++)
        {
            if (!isMarked[i] && (scores[i] < highest || (scores[i] == highest && ties-- > 0)))
            {
                isMarked[i] = true;
            }
        }
    }
}
