using System;

namespace Pruning.Masks;

/// <summary>How many weights a pruning rate removes.</summary>
public static class RemovalCount
{
    /// <summary>round-half-even(rate · count), at least 0 and at most count.</summary>
    /// <param name="rate">The pruning rate p, the fraction removed.</param>
    /// <param name="count">Number of prunable weights; not negative.</param>
    /// <returns>The number of weights that are removed at this rate, earlier removals included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is NaN or the count negative.</exception>
    public static int Of(double rate, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (double.IsNaN(rate))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A pruning rate has to be a number in [0, 1].");
        }

        return MemberCounts.Removed(Math.Clamp(rate, 0, 1), count);
    }
}
