using System;
using System.Linq;
using Pruning.Data;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class EpochOrderTests
{
    [Fact]
    public void Order_New_IsUnshuffled()
    {
        var order = new EpochOrder(4);

        Assert.Equal([0, 1, 2, 3], order.Indices);
        Assert.Equal((4, 2), (order.Count, order[2]));
    }

    [Fact]
    public void Shuffle_AnyHistory_DependsOnSeedAndEpochOnly()
    {
        var straight = new EpochOrder(1000);
        var resumed = new EpochOrder(1000);
        for (int epoch = 0; epoch <= 7; epoch++)
        {
            straight.Shuffle(11, epoch);
        }

        resumed.Shuffle(11, 7);

        Assert.Equal(straight.Indices, resumed.Indices);
        Assert.Equal(Enumerable.Range(0, 1000), straight.Indices.ToArray().Order());
    }

    [Fact]
    public void Shuffle_OtherSeedOrEpoch_IsAnotherOrder()
    {
        int[] first = Shuffled(1, 0);

        Assert.NotEqual(first, Shuffled(1, 1));
        Assert.NotEqual(first, Shuffled(2, 0));
        Assert.NotEqual(Shuffled(1, 1), Shuffled(2, 0));
    }

    [Fact]
    public void Reset_AfterShuffle_IsUnshuffled()
    {
        var order = new EpochOrder(100);
        order.Shuffle(1, 0);

        order.Reset();

        Assert.Equal(Enumerable.Range(0, 100), order.Indices.ToArray());
    }

    [Fact]
    public void Shuffle_EverySample_ReachesEveryPlace()
    {
        var order = new EpochOrder(3);
        int[] counts = new int[9];
        for (int epoch = 0; epoch < 3000; epoch++)
        {
            order.Shuffle(5, epoch);
            for (int place = 0; place < 3; place++)
            {
                counts[(3 * place) + order[place]]++;
            }
        }

        // 1000 expected; five standard deviations are 129.
        Assert.All(counts, count => Assert.InRange(count, 871, 1129));
    }

    [Fact]
    public void Shuffle_Repeated_AllocatesNothing()
    {
        var order = new EpochOrder(500);
        order.Shuffle(1, 0);

        Assert.Equal(0, AllocatedBytes.Of(() => order.Shuffle(1, 1)));
    }

    [Fact]
    public void Order_WrongArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpochOrder(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpochOrder(1).Shuffle(1, -1));
    }

    private static int[] Shuffled(ulong seed, int epoch)
    {
        var order = new EpochOrder(50);
        order.Shuffle(seed, epoch);
        return order.Indices.ToArray();
    }
}
