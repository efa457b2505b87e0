using System;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Policies;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

public class RemovalCountsTests
{
    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(0.25, 2, 0)]
    [InlineData(0.75, 2, 2)]
    [InlineData(0.5, 5, 2)]
    [InlineData(0.5, 7, 4)]
    [InlineData(0.5, 8, 4)]
    [InlineData(0.8, 266200, 212960)]
    [InlineData(0.95, 266200, 252890)]
    [InlineData(0.9999, 3, 3)]
    public void Of_RateAndCount_RoundsHalvesToEven(double rate, int weights, int expected)
    {
        Assert.Equal(expected, RemovalCounts.Of(rate, weights));
    }

    // 1 - 0.2^(r/4) = 0.331260, 0.552786, 0.700930, 0.8.
    [Fact]
    public void AfterRounds_Geometric_RemovesTheSameFractionOfTheRest()
    {
        Assert.Equal([331, 553, 701, 800], RemovalCounts.AfterRounds(0.8, 1000, 4, Vocabulary.RoundSpacing.Geometric));
    }

    [Fact]
    public void AfterRounds_Linear_RemovesTheSameNumber()
    {
        Assert.Equal([200, 400, 600, 800], RemovalCounts.AfterRounds(0.8, 1000, 4, Vocabulary.RoundSpacing.Linear));
        Assert.Equal([3, 6, 9], RemovalCounts.AfterRounds(0.9, 10, 3, Vocabulary.RoundSpacing.Linear));
        Assert.Equal([2, 5, 8], RemovalCounts.AfterRounds(0.75, 10, 3, Vocabulary.RoundSpacing.Linear));
    }

    [Fact]
    public void AfterRounds_AnyRate_NeverFallsAndEndsExactly()
    {
        Gen<Vocabulary.RoundSpacing> spacings = Gen.Enum<Vocabulary.RoundSpacing>();
        Gen<double> rates = Gen.Double[0, 0.999999];
        Gen.Select(rates, Gen.Int[1, 1 << 28], Gen.Int[1, 60], spacings).Sample((rate, weights, rounds, spacing) =>
        {
            EquatableArray<int> counts = RemovalCounts.AfterRounds(rate, weights, rounds, spacing);
            Assert.Equal(rounds, counts.Count);
            Assert.Equal((int)Math.Round(rate * weights, MidpointRounding.ToEven), counts[rounds - 1]);
            Assert.Equal(counts.Order(), counts);
            Assert.True(counts[0] >= 0);
        });
    }

    [Theory]
    [InlineData(10, 20, 1, 10)]
    [InlineData(10, 20, 4, 8)]
    [InlineData(12, 20, 4, 12)]
    [InlineData(13, 20, 4, 12)]
    [InlineData(3, 20, 16, 0)]
    [InlineData(5, 20, 16, 4)]
    [InlineData(0, 20, 7, 0)]
    [InlineData(2, 20, int.MaxValue, 0)]
    public void Rounded_LeavesAMultipleOrAll(int removed, int members, int multiple, int expected)
    {
        Assert.Equal(expected, RemovalCounts.Rounded(removed, members, multiple));
    }
}
