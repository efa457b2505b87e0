using Pruning.Masks;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class RemovalTargetsTests
{
    // As the rate is written, not as its double is: 0.55 of 100 is 55, and 0.07 of 100 is 7.
    [Theory]
    [InlineData(0.55, 100, 55)]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.1, 31, 4)]
    [InlineData(0.333, 3, 1)]
    [InlineData(0.334, 3, 2)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 7, 7)]
    [InlineData(1e-300, 7, 0)]
    [InlineData(0.75, 4_000_000_000_001, 3_000_000_000_001)]
    public void CostOf_ARate_IsRoundedUp(double rate, long cost, long expected)
    {
        Assert.Equal(expected, RemovalTargets.CostOf(rate, cost));
    }
}
