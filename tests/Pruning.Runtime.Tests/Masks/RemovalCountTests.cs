using System;
using Pruning.Masks;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class RemovalCountTests
{
    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(0.5, 5, 2)]
    [InlineData(0.5, 7, 4)]
    [InlineData(0.25, 10, 2)]
    [InlineData(0.95, 266_200, 252_890)]
    [InlineData(-0.5, 10, 0)]
    [InlineData(1.5, 10, 10)]
    [InlineData(double.PositiveInfinity, 10, 10)]
    [InlineData(0.9999, 0, 0)]
    public void Of_RateAndCount_RoundsHalfToEvenAndClamps(double rate, int count, int expected) =>
        Assert.Equal(expected, RemovalCount.Of(rate, count));

    [Fact]
    public void Of_NotARate_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RemovalCount.Of(double.NaN, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RemovalCount.Of(0.5, -1));
    }
}
