using Pruning.Generators.Policies;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

public class MemberCountsTests
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
    public void Removed_RateAndCount_RoundsHalvesToEven(double rate, int weights, int expected)
    {
        Assert.Equal(expected, MemberCounts.Removed(rate, weights));
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
        Assert.Equal(expected, MemberCounts.Rounded(removed, members, multiple));
    }

    [Theory]
    [InlineData(16, 16, 1)]
    [InlineData(17, 16, 2)]
    [InlineData(5, 16, 1)]
    [InlineData(10, 3, 4)]
    public void Blocks_CountsTheOneAtTheBorder(int length, int block, int expected)
    {
        Assert.Equal(expected, MemberCounts.Blocks(length, block));
    }
}
