using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Memory;
using Pruning.Sparse;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Blocks of weights that go as a whole.</summary>
public sealed class WeightBlockTests
{
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    // 7 x 9 weights are 4 x 3 blocks of 2 x 4, 35 x 140 are 35 x 9 of 1 x 16, 3 x 35 are 3 x 3. Half of 12, 157.5
    // and 4.5, rounded to even.
    [Fact]
    public void Prune_ByBlocks_RemovesThoseOfTheSmallestSumsWhole()
    {
        using var network = new WeightBlockNet(3, 1);
        float[][][] before = BlocksOf(network);
        network.Hidden.Bias.Fill(0.25f);

        PruningResult result = network.Prune(0.5);

        Assert.Equal([12, 315, 9], before.Select(layer => layer.Length));
        Assert.Equal(new PruningResult(6 + 158 + 4, 6 + 158 + 4, null), result);
        bool[][] kept = KeptBlocks(network);
        int[] removed = [6, 158, 4];
        for (int i = 0; i < removed.Length; i++)
        {
            double[] sums = [.. before[i].Select(block => block.Sum(w => Math.Abs((double)w)))];
            RequireLowestRemoved(sums, kept[i], removed[i]);
        }

        // A bias is not prunable.
        Assert.DoesNotContain(0f, network.Hidden.Bias.ToArray());
    }

    [Fact]
    public void Fit_ByBlocksInRounds_RemovesWhatIsDeclaredInEach()
    {
        using var network = new WeightBlockNet(3, 1);
        List<int[]> counts = [];

        TrainingResult result = network.Fit(Images, progress: new OnProgress(_ =>
        {
            int[] removed = [.. KeptBlocks(network).Select(layer => layer.Count(kept => !kept))];
            if (counts.Count == 0 || !removed.SequenceEqual(counts[^1]))
            {
                counts.Add(removed);
            }
        }));

        // After the first round 1 - sqrt(0.5) of them.
        Assert.Equal([[0, 0, 0], [4, 92, 3], [6, 158, 4]], counts);
        Assert.Equal(network.Layers.Select(layer => layer.Mask.Kept), result.Rounds[^1].Kept);
        Assert.True(network.Evaluate(Images).Accuracy > 0.8);
    }

    [Theory]
    [InlineData(SparseMode.Always)]
    [InlineData(SparseMode.Never)]
    public void Predict_WithoutBlocks_IsThatOfADenseNetworkWithZerosThere(SparseMode mode)
    {
        using var network = new WeightBlockNet(3, 2) { SparseMode = mode };
        network.Fit(Images);
        using var twin = new WeightBlockTwin(4, 1);
        foreach ((Layer from, Layer to) in network.Layers.Zip(twin.Layers))
        {
            from.Weights.CopyTo(to.Weights);
            from.Bias.CopyTo(to.Bias);
        }

        Assert.Equal(twin.Evaluate(Images).Loss, network.Evaluate(Images).Loss, 1e-6);
        float[] sample = new float[20];
        float[] expected = new float[3];
        float[] actual = new float[3];
        for (int n = 0; n < 20; n++)
        {
            Array.Fill(sample, (n - 10) / 7f);
            sample[n] = 3;
            twin.Predict(sample, expected);
            network.Predict(sample, actual);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Prune_ByBlocksAgain_GoesOnFromThoseThatAreRemoved()
    {
        using var network = new WeightBlockNet(3, 1);
        using var twin = new WeightBlockNet(3, 1);

        network.Prune(0.2);
        network.Prune(0.7);
        twin.Prune(0.7);

        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
        Assert.Equal(new PruningResult(8 + 220 + 6, 1 + 32 + 1, null), network.Prune(0.1));
    }

    [Fact]
    public void Prune_OfEqualBlocks_TakesTheFirst()
    {
        using var network = new WeightBlockNet(3, 1);
        network.Logits.Weights.Fill(-0.5f);
        network.Features.Weights.Fill(0.5f);

        network.Prune(0.5);

        // Of 16, 16 and 3 weights: the last of each row, then the first. Of 2 x 4, 2 x 4 and 2 x 1, below half of that.
        Assert.Equal([false, true, false, true, true, false, true, true, false], KeptBlocks(network)[2]);
        Assert.Equal(
            [true, true, false, true, true, false, true, true, false, false, false, false], KeptBlocks(network)[0]);
    }

    [Fact]
    public void Prune_ByNormalizedBlocks_ComparesLayersOfAnyScale()
    {
        using var network = new GlobalBlockNet(3, 1);
        Span<float> weights = network.Features.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= 1e-3f;
        }

        double[] scores = [.. BlocksOf(network).SelectMany(layer =>
        {
            double[] squares = [.. layer.Select(block => block.Average(w => (double)w * w))];
            return squares.Select(square => square / squares.Average());
        })];

        PruningResult result = network.Prune(0.5);

        // 4 x 2, 18 x 28 and 2 x 7 blocks.
        Assert.Equal(8 + 504 + 14, scores.Length);
        Assert.Equal(new PruningResult(263, 263, null), result);
        RequireLowestRemoved(scores, [.. KeptBlocks(network).SelectMany(layer => layer)], removed: 263);
    }

    [Fact]
    public void Prune_ByBlocksUnderFloor_KeepsTheMinimumOfThem()
    {
        using var network = new GlobalBlockNet(3, 1);

        PruningResult result = network.Prune(0.99);

        // Three of each layer stay, and more were not asked for.
        Assert.Equal((526 - 9, 521), (result.Removed, result.Requested));
        Assert.All(KeptBlocks(network), layer => Assert.Equal(3, layer.Count(kept => kept)));
    }

    [Fact]
    public void Fit_ByBlocksDuringTraining_EndsAtTheDeclaredCount()
    {
        using var network = new GlobalBlockNet(3, 1);
        List<int> counts = [];

        network.Fit(Images, progress: new OnProgress(_ =>
            counts.Add(KeptBlocks(network).Sum(layer => layer.Count(kept => !kept)))));

        // 0.75 (1 - (1 - t)^3) of 526 before steps 0, 7, 14, 21, 28 and 30 of 40, the last two of which are the same.
        Assert.Equal([0, 217, 335, 384, 394], counts.Distinct());
        Assert.Equal(counts.Order(), counts);
    }

    // Densities are in proportion to (7 + 1) / 7 of the convolution and (35 + 140) / 4900: 14 and 980 blocks, of which
    // half are kept.
    [Fact]
    public void Prune_ByBlocksUnderErdosRenyi_SpreadsThemBySizes()
    {
        using var network = new SizedBlockNet(3, 1);

        PruningResult result = network.Prune(0.5, Images);

        Assert.Equal(new PruningResult(497, 497, null), result);
        Assert.Equal([14, 483], KeptBlocks(network).Select(layer => layer.Count(kept => kept)));
    }

    // 2 blocks of 6 and 3 weights behind each filter, and 24 behind each neuron, the last of them of 2.
    [Fact]
    public void Prune_ByBlocksWithinOutputs_TakesTheSameOfEachRow()
    {
        using var network = new OutputBlockNet(3, 1);

        network.Prune(0.5);

        Assert.All(KeptBlocks(network)[0].Chunk(2), row => Assert.Equal(1, row.Count(kept => kept)));
        Assert.All(KeptBlocks(network)[1].Chunk(24), row => Assert.Equal(12, row.Count(kept => kept)));
    }

    // What Hidden reads of half of the channels is half of its blocks: its own policy takes no more.
    [Fact]
    public void Prune_ByBlocksOfWhatReadsChannels_CountsThoseThatAreGone()
    {
        using var network = new ChannelBlockNet(3, 1);

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(4 + 24, 4 + 24, null), result);
        Assert.Equal([4 * 9, 6 * 4 * 20], network.Layers.Take(2).Select(layer => layer.Mask.Kept));
        bool[] columns = [.. Enumerable.Range(0, 8).Select(channel => network.Features.Mask[channel * 9])];
        Assert.All(KeptBlocks(network)[1].Chunk(8), row => Assert.Equal(columns, row));
    }

    [Fact]
    public void Prune_ByBlocks_AllocatesNothingOnceItIsSetUp()
    {
        using var local = new WeightBlockNet(3, 1);
        using var outputs = new OutputBlockNet(3, 1);
        foreach (Network network in (Network[])[local, outputs])
        {
            network.Prune(0.1);
            network.Prune(0.2);

            Assert.Equal(0, AllocatedBytes.Of(() => network.Prune(0.4)));
        }
    }

    // Blocks are what their weights say: nothing of them has to be saved.
    [Fact]
    public void Load_OfANetworkByBlocks_GoesOnWhereItWas()
    {
        using var network = new WeightBlockNet(3, 1);
        network.Prune(0.3);
        using var loaded = new WeightBlockNet(4, 1);
        using var folder = new TemporaryFolder();
        network.Save(folder.PathOf("net.safetensors"));
        loaded.Load(folder.PathOf("net.safetensors"));

        Assert.Equal(network.Prune(0.6), loaded.Prune(0.6));

        Assert.Equal(SavedState.Of(network), SavedState.Of(loaded));
    }

    // Of each layer that is not kept the weights of each block, from left to right and then down.
    private static float[][][] BlocksOf(Network network) => OfBlocks(network, (layer, i) => layer.Weights[i]);

    // Every block is kept or removed as a whole.
    private static bool[][] KeptBlocks(Network network)
    {
        return [.. OfBlocks(network, (layer, i) => layer.Mask[i]).Select(layer => layer.Select(block =>
        {
            Assert.Single(block.Distinct());
            return block[0];
        }).ToArray())];
    }

    private static T[][][] OfBlocks<T>(Network network, Func<Layer, int, T> value)
    {
        return [.. network.Layers.Where(layer => layer.IsPrunable).Select(layer =>
        {
            int inputs = layer.Weights.Length / layer.WeightShape[0];
            (int rows, int columns) = SizeOf(network, layer);
            return Enumerable.Range(0, layer.Weights.Length)
                .GroupBy(i => (i / inputs / rows, i % inputs / columns))
                .OrderBy(block => block.Key)
                .Select(block => block.Select(i => value(layer, i)).ToArray())
                .ToArray();
        })];
    }

    private static (int Rows, int Columns) SizeOf(Network network, Layer layer) => network switch
    {
        WeightBlockNet => layer.Name == "Features" ? (2, 4) : (1, 16),
        GlobalBlockNet => (2, 5),
        SizedBlockNet => (1, 5),
        OutputBlockNet => (1, 6),
        _ => (1, 20),
    };

    // But for rounding: sums of the network and of the test are not made in the same order.
    private static void RequireLowestRemoved(double[] scores, bool[] kept, int removed)
    {
        Assert.Equal(removed, kept.Count(k => !k));
        double highest = scores.Where((_, i) => !kept[i]).Max();
        double lowest = scores.Where((_, i) => kept[i]).Min();
        Assert.True(highest <= lowest * (1 + 1e-6), $"{highest} was removed, {lowest} kept.");
    }
}
