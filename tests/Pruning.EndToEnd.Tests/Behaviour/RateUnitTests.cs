using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Rates in weights and multiply-adds: what is removed is enough, and one member less would not be.</summary>
public sealed class RateUnitTests
{
    private const int OwnLayers = 3;
    private const int WithReaders = 4;

    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    // Weights in the order of their magnitudes, until it is enough; no layer is near its floor.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void Prune_GlobalWeights_TakesTheFirstThatAreEnough(double rate)
    {
        using var network = new MacsWeightsNet(3, 1);
        long[] pixels = [20, 20, 1];
        var weights = network.Layers.Take(OwnLayers)
            .SelectMany((layer, place) => layer.Weights.ToArray().Select((w, index) => (Math.Abs(w), place, index)))
            .Order()
            .ToArray();
        long target = Target(rate, ChainRemoval.Total(network, isMacs: true, OwnLayers));
        long gone = 0;
        int count = 0;
        while (gone < target)
        {
            gone += pixels[weights[count++].place];
        }

        PruningResult result = network.Prune(rate);

        Assert.Equal(new PruningResult(count, count, null), result);
        Assert.All(
            weights.Select((weight, i) => (weight, i)),
            item => Assert.Equal(item.i >= count, network.Layers[item.weight.place].Mask[item.weight.index]));
    }

    // In the order of their sums of magnitudes; a block at the border costs what it has.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(0.8)]
    public void Prune_GlobalBlocks_TakesTheFirstThatAreEnough(double rate)
    {
        using var network = new MacsBlocksNet(3, 1);
        var expected = new ChainRemoval(network);
        long target = Target(rate, ChainRemoval.Total(network, isMacs: true, OwnLayers));
        int count = 0;
        foreach ((int layer, int row, int column) in expected.OrderOfBlocks(2, 4, 0, 1, 2))
        {
            if (expected.Gone(isMacs: true, OwnLayers) < target)
            {
                expected.RemoveBlock(layer, row, column, 2, 4);
                count++;
            }
        }

        PruningResult result = network.Prune(rate);

        Assert.Equal(new PruningResult(count, count, null), result);
        Assert.True(expected.IsThatOf(network));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.35)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Prune_GlobalChannels_TakesTheFirstThatAreEnough(double rate)
    {
        using var network = new MacsChannelsNet(3, 1);
        var expected = new ChainRemoval(network);
        long target = Target(rate, ChainRemoval.Total(network, isMacs: true, WithReaders));
        int[] left = expected.Members;
        int count = 0;
        foreach ((int layer, int row) in expected.Order(0, 1, 2))
        {
            if (expected.Gone(isMacs: true, WithReaders) < target && left[layer] > 1)
            {
                expected.Remove((layer, row), isChannel: true);
                left[layer]--;
                count++;
            }
        }

        PruningResult result = network.Prune(rate);

        Assert.Equal((count, count), (result.Removed, result.Requested));
        Assert.True(expected.IsThatOf(network));
    }

    // One channel of each group is more than a hundredth.
    [Fact]
    public void Prune_MoreThanCollapseRulesAllow_TakesWhatTheyAllow()
    {
        using var network = new MacsChannelsNet(3, 1);

        PruningResult result = network.Prune(0.991);

        Assert.Equal(6 + 5 + 9 - 3, result.Removed);
        Assert.Equal(6 + 5 + 9, result.Requested);
        Assert.NotNull(result.CollapsedLayer);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void Prune_AFractionOfEachGroup_TakesTheLeastThatIsEnough(double rate)
    {
        using var channels = new WeightsChannelsNet(3, 1);
        RequireLeastFraction(channels, rate, isMacs: false, isChannel: true);
        using var filters = new MacsFiltersNet(3, 1);
        RequireLeastFraction(filters, rate, isMacs: true, isChannel: false);
    }

    // What both policies take counts once. Filters that are gone score lowest, and nothing but what reads them is left.
    [Fact]
    public void Fit_ChannelsBehindFilters_CountsWhatIsGone()
    {
        using var network = new WeightsAfterFiltersNet(3, 1);
        ChainRemoval expected = LeastBehindFilters(network, 0.4, 0.6);

        // Before the first step.
        network.Fit(Images);

        Assert.True(expected.IsThatOf(network));
    }

    [Theory]
    [InlineData(0.4, true)]
    [InlineData(0.8, false)]
    public void Prune_ChannelsBehindFilters_CountsWhatIsGone(double rate, bool isEnough)
    {
        using var network = new WeightsAfterFiltersNet(3, 1);
        ChainRemoval expected = LeastBehindFilters(network, rate, rate);
        var filters = new ChainRemoval(network);
        TakeFraction(filters, rate, isChannel: false);

        network.Prune(rate);

        Assert.True(expected.IsThatOf(network));
        Assert.Equal(isEnough, filters.IsThatOf(network));
    }

    // Counts that the declaration knows are those that a search at run time finds.
    [Fact]
    public void Fit_InRounds_RemovesWhatPruneDoes()
    {
        using var scheduled = new WeightsChannelsNet(3, 1);
        using var pruned = new WeightsChannelsNet(3, 1);
        List<int[]> rounds = [];
        scheduled.Fit(Images);
        pruned.Prune(0.3);
        rounds.Add(Kept(pruned));
        pruned.Prune(0.6);

        Assert.Equal(Kept(pruned), Kept(scheduled));
        Assert.NotEqual(rounds[0], Kept(pruned));

        // The smaller network has what is left.
        using WeightsChannelsNet.Compact small = scheduled.Compact();
        Assert.Equal(Kept(scheduled), small.Layers.Select(layer => layer.Weights.Length));
    }

    [Fact]
    public void Fit_GlobalWeightsInRounds_RemovesWhatIsEnough()
    {
        using var network = new MacsWeightsNet(3, 1);
        network.Fit(Images);
        RequireEnough(network, 0.6, isMacs: true, OwnLayers, largest: 20);
    }

    [Fact]
    public void Fit_WithAGrowingPenalty_RemovesWhatIsEnough()
    {
        using var network = new WeightsGrowthNet(3, 1);
        network.Fit(Images);
        RequireEnough(network, 0.6, isMacs: false, WithReaders, largest: 54 + (20 * 9));
    }

    [Fact]
    public void Prune_BySizes_RemovesWhatIsEnough()
    {
        using var network = new MacsSizedNet(3, 1);
        network.Prune(0.6);
        RequireEnough(network, 0.6, isMacs: true, OwnLayers, largest: 54 * 20);
    }

    private static ChainRemoval LeastBehindFilters(Network network, double filters, double weights) => Least(
        fraction =>
        {
            var removal = new ChainRemoval(network);
            TakeFraction(removal, filters, isChannel: false);
            TakeFraction(removal, fraction, isChannel: true);
            return removal;
        },
        network,
        Target(weights, ChainRemoval.Total(network, isMacs: false, WithReaders)),
        isMacs: false,
        WithReaders);

    private static void RequireLeastFraction(Network network, double rate, bool isMacs, bool isChannel)
    {
        int layers = isChannel ? WithReaders : OwnLayers;
        ChainRemoval expected = Least(
            fraction =>
            {
                var removal = new ChainRemoval(network);
                TakeFraction(removal, fraction, isChannel);
                return removal;
            },
            network,
            Target(rate, ChainRemoval.Total(network, isMacs, layers)),
            isMacs,
            layers);

        network.Prune(rate);

        Assert.True(expected.IsThatOf(network));
    }

    // All scores are taken before the first channel goes. One member of each stays.
    private static void TakeFraction(ChainRemoval removal, double fraction, bool isChannel)
    {
        int[] members = removal.Members;
        (int, int)[][] orders = [.. members.Select((_, layer) => removal.Order(layer).ToArray())];
        for (int layer = 0; layer < members.Length; layer++)
        {
            int count = (int)Math.Round(fraction * members[layer], MidpointRounding.ToEven);
            foreach ((int, int) member in orders[layer].Take(Math.Min(count, members[layer] - 1)))
            {
                removal.Remove(member, isChannel);
            }
        }
    }

    // Every fraction at which a count of 5, 6 or 9 changes.
    private static ChainRemoval Least(
        Func<double, ChainRemoval> at, Network network, long target, bool isMacs, int layers)
    {
        return new ChainRemoval(network).Members
            .SelectMany(members => Enumerable.Range(0, members).Select(count => (count + 0.5) / members))
            .SelectMany(half => (double[])[half, Math.BitIncrement(half)])
            .Prepend(0)
            .Append(1)
            .Order()
            .Select(at)
            .First(removal => removal.Gone(isMacs, layers) >= target);
    }

    private static void RequireEnough(Network network, double rate, bool isMacs, int layers, long largest)
    {
        long target = Target(rate, ChainRemoval.Total(network, isMacs, layers));
        Assert.InRange(new ChainRemoval(network).Gone(isMacs, layers), target, target + largest - 1);
    }

    private static long Target(double rate, long total) => (long)Math.Ceiling((decimal)rate * total);

    private static int[] Kept(Network network) => [.. network.Layers.Select(layer => layer.Mask.Kept)];
}
