using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.Plans;
using Pruning.Regrowing;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Regrowing;

/// <summary>When masks change, and by how much.</summary>
public sealed class RegrowthTimesTests
{
    // Ten declared epochs, trained for five of 20 steps: half of every number of epochs.
    [Fact]
    public void Of_AnotherNumberOfEpochs_ScalesEpochsAndNoSteps()
    {
        RegrowthTimes inEpochs = RegrowthTimes.Of(Plan(Growth.Dense, everyEpochs: 3), 10, Place(5));
        RegrowthTimes inSteps = RegrowthTimes.Of(Plan(Growth.Gradient, everySteps: 7), 10, Place(5));
        Assert.Equal(new RegrowthTimes(30, 75, 20), inEpochs);
        Assert.Equal(new RegrowthTimes(7, 75, 20), inSteps);
    }

    [Fact]
    public void Of_LessThanAStep_IsOne() =>
        Assert.Equal(1, RegrowthTimes.Of(Plan(Growth.Random, everyEpochs: 0.001), 10, Place(10)).Every);

    // Without declared epochs there is no proportion.
    [Fact]
    public void Of_NoDeclaredEpochs_CountsTheEpochsThatThereAre() =>
        Assert.Equal(
            new RegrowthTimes(60, 150, 40), RegrowthTimes.Of(Plan(Growth.Dense, everyEpochs: 3), 0, Place(5)));

    [Fact]
    public void IsExchange_InSteps_IsNeitherTheFirstNorTheEnd()
    {
        var times = new RegrowthTimes(5, 20, 0);
        Assert.Equal([5, 10, 15], Steps(times.IsExchange));
    }

    [Fact]
    public void IsSelection_InSteps_IsTheFirstAndTheEnd()
    {
        var times = new RegrowthTimes(5, 18, 0);
        Assert.Equal([0, 5, 10, 15, 18], Steps(times.IsSelection));
    }

    [Fact]
    public void IsSparse_InSteps_AlternatesFromTheWarmupToTheEnd()
    {
        var times = new RegrowthTimes(3, 16, 4);
        Assert.Equal(
            [4, 5, 6, 10, 11, 12, .. Enumerable.Range(16, 14)], Steps(times.IsSparse));
        Assert.Equal(Enumerable.Range(2, 28), Steps(new RegrowthTimes(3, 2, 4).IsSparse));
    }

    // RigL: α / 2 (1 + cos(pi t / T)) for α = 0.3, T = 400 and 1,000 kept weights: cos is √2/2, 0 and -√2/2.
    [Theory]
    [InlineData(0, 300)]
    [InlineData(100, 256)]
    [InlineData(200, 150)]
    [InlineData(300, 43)]
    public void DropFraction_Cosine_IsThatOfRigL(int step, int expected)
    {
        double fraction = DropFraction.At(Plan(Growth.Gradient, anneal: Anneal.Cosine), step, 400);

        // At T / 2 the sum of pi's rounding may be below or above the exact 150.
        Assert.InRange((int)(fraction * 1000), expected - (step == 200 ? 1 : 0), expected);
    }

    // Half a cosine from 0.3 to 0.005.
    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(200, 0.1525)]
    [InlineData(400, 0.005)]
    public void DropFraction_CosineOfMomentum_EndsAboveZero(int step, double expected) =>
        Assert.Equal(expected, DropFraction.At(Plan(Growth.Momentum, anneal: Anneal.Cosine), step, 400), 1e-12);

    [Fact]
    public void DropFraction_Constant_IsTheFraction() =>
        Assert.Equal(0.3, DropFraction.At(Plan(Growth.Random), 399, 400));

    [Theory]
    [InlineData(new[] { 10, 10 }, new[] { 3.0, 1.0 }, new[] { 90, 90 }, new[] { 15, 5 })]
    [InlineData(new[] { 10, 10 }, new[] { 3.0, 1.0 }, new[] { 12, 90 }, new[] { 12, 8 })]
    [InlineData(new[] { 5, 5, 5 }, new[] { 1.0, 1.0, 1.0 }, new[] { 9, 9, 9 }, new[] { 5, 5, 5 })]
    [InlineData(new[] { 4, 3, 3 }, new[] { 1.0, 1.0, 1.0 }, new[] { 9, 9, 9 }, new[] { 4, 3, 3 })]
    [InlineData(new[] { 7, 2 }, new[] { 0.0, 0.0 }, new[] { 9, 9 }, new[] { 7, 2 })]
    [InlineData(new[] { 7, 2 }, new[] { 0.0, 1.0 }, new[] { 9, 4 }, new[] { 5, 4 })]
    public void GrowthShares_ByMomentum_AddUpToWhatWasDropped(
        int[] dropped, double[] momentum, int[] most, int[] expected)
    {
        int[] shares = new int[dropped.Length];
        new GrowthShares(dropped.Length).Spread(dropped, momentum, new int[dropped.Length], most, shares);
        Assert.Equal(expected, shares);
    }

    [Fact]
    public void GrowthShares_OfALayerAtItsMinimum_GiveItBackWhatItNeeds()
    {
        int[] shares = new int[2];
        new GrowthShares(2).Spread([10, 10], [1e-9, 1], [4, 0], [90, 90], shares);
        Assert.Equal([4, 16], shares);
    }

    private static IEnumerable<int> Steps(Func<int, bool> holds) => Enumerable.Range(0, 30).Where(holds);

    private static StepPlace Place(int epochs) =>
        new(1, 0, epochs * 20, 20, Dataset.FromArrays(new float[4], [0, 1], 2, "two"));

    private static RegrowthPlan Plan(
        Growth growth, int everySteps = 0, double everyEpochs = 0, Anneal anneal = Anneal.Constant) => new()
        {
            Growth = growth,
            Fraction = 0.3,
            Anneal = anneal,
            EverySteps = everySteps,
            EveryEpochs = everyEpochs,
            EndEpoch = 7.5,
            WarmupEpochs = 2,
            Gamma = 1e-4,
            Power = 1,
        };
}
