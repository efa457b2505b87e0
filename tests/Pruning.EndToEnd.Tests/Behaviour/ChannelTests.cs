using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Memory;
using Pruning.Sparse;
using Xunit;
using static Pruning.EndToEnd.Tests.Behaviour.ChannelMasks;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Channels that go in all places where they appear.</summary>
public sealed class ChannelTests
{
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    [Fact]
    public void Prune_OfASum_TakesTheSameRowsOfItsMakersAndWhatReadsThem()
    {
        using var network = new ChannelNet(3, 1);
        double[] tied = [.. Norms(network.Stem).Zip(Norms(network.Outer), (a, b) => a + b)];
        double[] inner = Norms(network.Inner);
        double[] hidden = Norms(network.Hidden);

        PruningResult result = network.Prune(0.5);

        // 3.5 of 7, 2.5 of 5 and 4.5 of 9, rounded to even.
        Assert.Equal(new PruningResult(4 + 2 + 4, 4 + 2 + 4, null), result);
        bool[] kept = KeptRows(network.Stem);
        RequireLowestRemoved(tied, kept, removed: 4);
        RequireLowestRemoved(inner, KeptRows(network.Inner), removed: 2);
        RequireLowestRemoved(hidden, KeptRows(network.Hidden), removed: 4);
        Assert.Equal(kept, KeptRows(network.Outer));
        RequireMask(network.Stem, kept, [true]);
        RequireMask(network.Inner, KeptRows(network.Inner), kept);
        RequireMask(network.Outer, kept, KeptRows(network.Inner));
        RequireMask(network.Hidden, KeptRows(network.Hidden), kept);

        // Nothing of it is scored, but what it reads is gone.
        RequireMask(network.Logits, [true, true, true], KeptRows(network.Hidden));
        Assert.Equal(
            [3 * 9, 3 * 3 * 9, 3 * 3 * 9, 5 * 3 * 20, 3 * 5],
            network.Layers.Select(layer => layer.Mask.Kept));
    }

    [Theory]
    [InlineData(SparseMode.Always)]
    [InlineData(SparseMode.Never)]
    public void Predict_WithoutChannels_ReadsNeitherTheirBiasesNorTheirNormalisation(SparseMode mode)
    {
        using var network = new ChannelNet(3, 2) { SparseMode = mode };
        network.Prune(0.5);
        float[][] before = Predictions(network);
        double loss = network.Evaluate(Images).Loss;

        bool[] kept = KeptRows(network.Stem);
        foreach (BatchNorm norm in (BatchNorm[])[
            network.Stem.BatchNorm!, network.Outer.BatchNorm!, network.Sum.BatchNorm!])
        {
            Disturb(norm, kept);
        }

        Disturb(network.Inner.BatchNorm!, KeptRows(network.Inner));
        Disturb(network.Hidden.Bias, KeptRows(network.Hidden));

        Assert.Equal(before, Predictions(network));
        Assert.Equal(loss, network.Evaluate(Images).Loss);

        // The others matter.
        network.Stem.BatchNorm!.Shift[Array.IndexOf(kept, true)] += 1;
        Assert.NotEqual(before, Predictions(network));
    }

    // What a layer has lost of what it reads counts no more: another choice than that of one removal.
    [Fact]
    public void Prune_OfChannelsAgain_GoesOnFromThoseThatAreRemoved()
    {
        using var network = new ChannelNet(3, 1);

        Assert.Equal(new PruningResult(1 + 1 + 2, 1 + 1 + 2, null), network.Prune(0.2));
        bool[] first = KeptRows(network.Stem);
        double[] inner = Norms(network.Inner);
        Assert.Equal(new PruningResult(5 + 4 + 6, 5 + 4 + 6, null), network.Prune(0.7));

        bool[] second = KeptRows(network.Stem);
        Assert.DoesNotContain(first.Zip(second), pair => pair.Second && !pair.First);
        RequireLowestRemoved(inner, KeptRows(network.Inner), removed: 4);
        Assert.Equal([2, 1, 2, 3, 3], network.Layers.Select(layer => KeptRows(layer).Count(k => k)));
        Assert.Equal(new PruningResult(5 + 4 + 6, 1 + 1 + 1, null), network.Prune(0.15));
        Assert.Equal(second, KeptRows(network.Stem));
    }

    [Fact]
    public void Load_OfANetworkByChannels_GoesOnWhereItWas()
    {
        using var network = new ChannelNet(3, 1);
        network.Prune(0.3);
        using var loaded = new ChannelNet(4, 1);
        using var folder = new TemporaryFolder();
        network.Save(folder.PathOf("net.safetensors"));
        loaded.Load(folder.PathOf("net.safetensors"));

        Assert.Equal(network.Prune(0.6), loaded.Prune(0.6));

        Assert.Equal(SavedState.Of(network), SavedState.Of(loaded));
    }

    [Fact]
    public void Score_OfChannels_IsTheSameForAllThatMakeThem()
    {
        using var network = new ChannelNet(3, 1);
        double[] tied = [.. Norms(network.Stem).Zip(Norms(network.Outer), (a, b) => a + b)];

        float[][] scores = network.Score(Images);

        Assert.Equal([7, 5, 7, 9, 0], scores.Select(layer => layer.Length));
        Assert.Equal(scores[0], scores[2]);
        Assert.All(scores[0].Zip(tied), pair => Assert.Equal(pair.Second, pair.First, 1e-4));

        network.Prune(0.5);
        float[] after = network.Score(Images)[0];
        Assert.Equal(KeptRows(network.Stem), after.Select(score => !float.IsNegativeInfinity(score)));
    }

    // Squares, the mean of those of all makers, divided by the mean of the group.
    [Fact]
    public void Prune_ByNormalizedMeans_ComparesGroupsOfAnyScale()
    {
        using var network = new ChannelMixNet(3, 1);
        Span<float> weights = network.Beside.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= 1e-3f;
        }

        double[] stem = Means(4, (network.Stem, row => row % 4), (network.Depth, row => row / 2 % 4));
        double[] grouped = Means(3, (network.Grouped, row => row % 3));
        double[] beside = Means(5, (network.Beside, row => row));

        network.Prune(0.5);

        RequireLowestRemoved(
            [.. stem, .. grouped, .. beside],
            [.. KeptRows(network.Stem)[..4], .. KeptRows(network.Grouped)[..3], .. KeptRows(network.Beside)],
            removed: 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Prune_ByEveryCriterion_RemovesExactlyWhatIsAskedFor(int threads)
    {
        using var network = new ChannelCriteriaNet(3, threads);
        network.Fit(Images);
        using var single = new ChannelCriteriaNet(3, 1);
        single.Fit(Images);
        Assert.Equal(SavedState.Of(single), SavedState.Of(network));

        bool[][] kept = [.. network.Layers.Select(KeptRows)];
        Assert.Equal([2, 2, 6, 5, 4, 3, 4, 3, 5, 3], kept.Select(layer => layer.Count(k => k)));
        RequireMask(network.Features, kept[0], [true]);
        RequireMask(network.More, kept[1], kept[0][..2]);
        for (int i = 2; i < 9; i++)
        {
            // What a layer loses as a channel of its own is counted beside what it reads.
            RequireMask(network.Layers[i], kept[i], kept[i - 1]);
        }
    }

    // 19 of 27 weights: twelve of them read channels that are gone. The first row loses one more than the others.
    [Fact]
    public void Prune_OfAReaderWithAPolicyOfItsOwn_CountsWhatItHasLost()
    {
        using var network = new ChannelCriteriaNet(3, 1);
        network.Prune(0.1, Images);
        network.Prune(0.5, Images);

        bool[] columns = KeptRows(network.Seventh);
        Assert.Equal(4, columns.Count(k => !k));
        int[] rows = [.. Rows(network.Logits.Mask, 3).Select(row => row.Count(k => k))];
        Assert.Equal([4, 4, 5], rows);
        Assert.All(Rows(network.Logits.Mask, 3), row => Assert.All(
            row.Zip(columns), pair => Assert.True(pair.Second || !pair.First)));
    }

    [Fact]
    public void Prune_OfChannels_AllocatesNothingOnceItIsSetUp()
    {
        using var network = new ChannelMixNet(3, 1);
        network.Prune(0.1);
        network.Prune(0.2);

        Assert.Equal(0, AllocatedBytes.Of(() => network.Prune(0.4)));
    }

    [Fact]
    public void Prune_ByAScoreThatIsNoNumber_SaysWhichChannel()
    {
        using var network = new ChannelNet(3, 1);
        network.Outer.Weights[6 * 45] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));

        Assert.Contains("Outer", error.Message, StringComparison.Ordinal);
        Assert.All(network.Layers, layer => Assert.Equal(layer.Mask.Count, layer.Mask.Kept));
    }

    // The mean square of the rows of each channel, as a part of that of all channels.
    private static double[] Means(int channels, params (Layer Layer, Func<int, int> ChannelOf)[] makers)
    {
        List<double>[] squares = [.. Enumerable.Range(0, channels).Select(_ => new List<double>())];
        foreach ((Layer layer, Func<int, int> channelOf) in makers)
        {
            int row = 0;
            foreach (float[] weights in Rows(layer))
            {
                squares[channelOf(row++)].AddRange(weights.Select(w => (double)w * w));
            }
        }

        double[] means = [.. squares.Select(own => own.Average())];
        return [.. means.Select(mean => mean / means.Average())];
    }
}
