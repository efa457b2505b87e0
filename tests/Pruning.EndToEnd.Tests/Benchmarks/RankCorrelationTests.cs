using System;
using Pruning.CriteriaBenchmarks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Benchmarks;

/// <summary>Spearman's rank correlation.</summary>
public sealed class RankCorrelationTests
{
    // 1 - 6 Σ d² / (n (n² - 1)) where there are no ties: the last ones differ by 1, 0, -1, -3 and 3.
    [Theory]
    [InlineData(new float[] { 1, 2, 3, 4 }, new float[] { 10, 20, 30, 4000 }, 1)]
    [InlineData(new float[] { 1, 2, 3, 4 }, new float[] { 1, -1, -2, -300 }, -1)]
    [InlineData(new float[] { 1, 2, 3, 4, 5 }, new float[] { 0, 1, 2, 5, 7 }, 1)]
    [InlineData(new float[] { 2, 3, 4, 1, 5 }, new float[] { 1, 2, 3, 2.5f, 1.5f }, 0)]
    public void Spearman_OfDistinctNumbers_IsThatOfTheDifferencesOfRanks(float[] x, float[] y, double expected)
    {
        Assert.Equal(expected, RankCorrelation.Spearman(x, y), 12);
        Assert.Equal(expected, RankCorrelation.Spearman(y, x), 12);
    }

    // Ranks 0.5, 0.5, 2 and 0, 1, 2: a covariance of 1.5 over the roots of 1.5 and 2.
    [Fact]
    public void Spearman_OfTies_TakesTheMeanOfTheirRanks()
    {
        Assert.Equal(1.5 / Math.Sqrt(1.5 * 2), RankCorrelation.Spearman([7, 7, 9], [1, 2, 3]), 12);
        Assert.Equal(1, RankCorrelation.Spearman([7, 7, 9], [-1, -1, 5]), 12);
    }

    [Fact]
    public void Spearman_OfInfinities_RanksThem()
    {
        Assert.Equal(
            1, RankCorrelation.Spearman([float.NegativeInfinity, 0, float.PositiveInfinity], [-1, 0, 1]), 12);
    }

    [Fact]
    public void Spearman_WhereAllAreEqual_IsNotANumber()
    {
        Assert.True(double.IsNaN(RankCorrelation.Spearman([1, 1, 1], [1, 2, 3])));
    }

    [Fact]
    public void Spearman_OfOtherLengthsOrNotANumber_Throws()
    {
        Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, float.NaN], [1, 2]));
    }
}
