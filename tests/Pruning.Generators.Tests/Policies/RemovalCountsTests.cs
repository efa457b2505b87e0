using System;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Policies;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

public class RemovalCountsTests
{
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
}
