using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What is removed as a whole: neurons, filters, and weights in a pattern or behind each output.</summary>
public sealed class GranularityTests
{
    private static readonly Dataset Vectors = Blobs.Create();
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    [Fact]
    public void Prune_ByFilters_RemovesThoseOfTheSmallestSumsWhole()
    {
        using var network = new FilterNet(3, 1);
        double[][] norms =
        [
            .. network.Layers.Select(layer =>
                Rows(layer).Select(row => row.Sum(w => (double)Math.Abs(w))).ToArray()),
        ];
        network.Hidden.Bias.Fill(0.25f);

        PruningResult result = network.Prune(0.5);

        // 3.5 of 7 filters and 17.5 of 35 neurons, rounded to even.
        Assert.Equal(new PruningResult(4 + 18, 4 + 18, null), result);
        RequireLowestRemoved(norms[0], KeptUnits(network.Features), removed: 4);
        RequireLowestRemoved(norms[1], KeptUnits(network.Hidden), removed: 18);
        Assert.Equal((3 * 9, 17 * 140, 3 * 35), (Kept(network, 0), Kept(network, 1), Kept(network, 2)));

        // A bias is not prunable.
        Assert.DoesNotContain(0f, network.Hidden.Bias.ToArray());
    }

    [Fact]
    public void Prune_ByFiltersAgain_GoesOnFromThoseThatAreRemoved()
    {
        using var network = new FilterNet(3, 1);
        using var twin = new FilterNet(3, 1);

        network.Prune(0.2);
        bool[] first = KeptUnits(network.Hidden);
        network.Prune(0.7);
        twin.Prune(0.7);

        Assert.Equal(28, first.Count(kept => kept));
        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
        Assert.Equal(new PruningResult(5 + 24, 1 + 4, null), network.Prune(0.1));
    }

    [Fact]
    public void Prune_OfEqualFilters_TakesTheFirst()
    {
        using var network = new FilterNet(3, 1);
        network.Features.Weights.Fill(-0.5f);

        network.Prune(0.5);

        Assert.Equal([false, false, false, false, true, true, true], KeptUnits(network.Features));
    }

    [Fact]
    public void Fit_ByFiltersInRounds_RemovesWhatIsDeclaredAndGoesOnTraining()
    {
        using var network = new FilterNet(3, 1);

        network.Fit(Images);

        Assert.Equal((3, 17), (KeptUnits(network.Features).Count(k => k), KeptUnits(network.Hidden).Count(k => k)));
        Assert.Equal((3 * 9, 17 * 140), (Kept(network, 0), Kept(network, 1)));
        Assert.True(network.Evaluate(Images).Accuracy > 0.8);
    }

    // A layer whose weights are a thousandth of the other's loses no more than its share against its own mean.
    [Fact]
    public void Prune_ByNormalizedSquares_ComparesLayersOfAnyScale()
    {
        using var network = new NormalizedFilterNet(3, 1);
        Span<float> weights = network.Features.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= 1e-3f;
        }

        double[] scores = [.. new Layer[] { network.Features, network.Hidden }.SelectMany(layer =>
        {
            double[] squares = [.. Rows(layer).Select(row => row.Average(w => (double)w * w))];
            return squares.Select(square => square / squares.Average());
        })];

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(21, 21, null), result);
        RequireLowestRemoved(scores, [.. KeptUnits(network.Features), .. KeptUnits(network.Hidden)], removed: 21);
    }

    [Fact]
    public void Prune_ByFiltersUnderFloor_KeepsTheMinimumOfThem()
    {
        using var network = new NormalizedFilterNet(3, 1);

        PruningResult result = network.Prune(0.95);

        Assert.Equal((34, 40), (result.Removed, result.Requested));
        Assert.Equal((4, 4), (KeptUnits(network.Features).Count(k => k), KeptUnits(network.Hidden).Count(k => k)));
    }

    [Fact]
    public void Prune_ByFiltersUnderStop_EndsBeforeALayerFallsBelow()
    {
        using var network = new StopFilterNet(3, 1);
        Span<float> weights = network.Features.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= 1e-3f;
        }

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(3, 21, "Features"), result);
        Assert.Equal((4 * 9, 35 * 140), (Kept(network, 0), Kept(network, 1)));
    }

    // Kept filters are in proportion to 7 + 1, kept neurons to (35 + 140) / 140: of 21 all 7 filters, and 14.
    [Fact]
    public void Prune_ByFiltersUnderErdosRenyi_SpreadsThemBySizes()
    {
        using var network = new SizedFilterNet(3, 1);

        PruningResult result = network.Prune(0.5, Images);

        Assert.Equal(new PruningResult(21, 21, null), result);
        Assert.Equal((7 * 9, 14 * 140), (Kept(network, 0), Kept(network, 1)));
    }

    [Fact]
    public void Prune_ByFiltersOfWeightsThatAreNotNumbers_SaysSoAndRemovesNothing()
    {
        using var network = new FilterNet(3, 1);
        network.Hidden.Weights[7] = float.NaN;

        Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));

        Assert.Equal(0, network.PruningRate);
    }

    [Fact]
    public void Fit_ByAPattern_KeepsExactlyNOfEachM()
    {
        using var network = new PatternNet(3, 1);

        network.Fit(Vectors);

        RequireKeptOfEach(network.Fc1, 4, 2);
        RequireKeptOfEach(network.Fc2, 5, 1);
        RequireKeptOfEach(network.Logits, 4, 2);
        Assert.True(network.Evaluate(Vectors).Accuracy > 0.7);
    }

    [Fact]
    public void Prune_ByAPattern_TakesTheSmallestOfEachGroup()
    {
        using var network = new PatternNet(3, 1);
        float[] before = network.Fc1.Weights.ToArray();
        before.AsSpan(0, 8).Fill(0.125f);
        before.CopyTo(network.Fc1.Weights);

        // A quarter of the weights: one of each four. Then one more of each of the first five groups.
        network.Prune(0.25);
        RequireKeptOfEach(network.Fc1, 4, 3);
        network.Prune(0.26);
        Assert.Equal([2, 2, 2, 2, 2, 3, 3], KeptOfEach(network.Fc1, 4).Take(7));
        network.Prune(0.5);

        RequireKeptOfEach(network.Fc1, 4, 2);
        Assert.Equal(
            [false, false, true, true, false, false, true, true],
            Enumerable.Range(0, 8).Select(i => network.Fc1.Mask[i]));
        foreach (int[] group in Enumerable.Range(0, before.Length).Chunk(4))
        {
            RequireLowestRemoved(
                [.. group.Select(i => (double)Math.Abs(before[i]))],
                [.. group.Select(i => network.Fc1.Mask[i])],
                removed: 2);
        }
    }

    // 60 % of 20, 24 and 17 weights: 12, 14.4 and 10.2 of each row, so that all rows together lose what is declared.
    [Fact]
    public void Prune_ByOutputs_TakesTheSameOfEachRow()
    {
        using var network = new OutputNet(3, 1);
        float[][] rows = [.. Rows(network.Fc2)];

        PruningResult result = network.Prune(0.6);

        Assert.Equal(288 + 245 + 31, result.Removed);
        RequireKeptOfEach(network.Fc1, 20, 8);
        Assert.Equal([.. Enumerable.Repeat(9, 7), .. Enumerable.Repeat(10, 10)], KeptOfEach(network.Fc2, 24));
        Assert.Equal([6, 7, 7], KeptOfEach(network.Logits, 17));
        for (int i = 0; i < rows.Length; i++)
        {
            RequireLowestRemoved(
                [.. rows[i].Select(w => (double)Math.Abs(w))],
                [.. Enumerable.Range(i * 24, 24).Select(w => network.Fc2.Mask[w])],
                removed: i < 7 ? 15 : 14);
        }
    }

    [Fact]
    public void Fit_ByOutputs_RemovesExactlyWhatIsDeclared()
    {
        using var network = new OutputNet(3, 1);

        network.Fit(Vectors);

        RequireKeptOfEach(network.Fc1, 20, 8);
        Assert.Equal([.. Enumerable.Repeat(9, 7), .. Enumerable.Repeat(10, 10)], KeptOfEach(network.Fc2, 24));
    }

    [Fact]
    public void Prune_OfMembersOfAllKinds_AllocatesNothingOnceItIsSetUp()
    {
        using var filters = new NormalizedFilterNet(3, 1);
        using var pattern = new PatternNet(3, 1);
        foreach (Network network in (Network[])[filters, pattern])
        {
            network.Prune(0.1);
            network.Prune(0.2);

            Assert.Equal(0, AllocatedBytes.Of(() => network.Prune(0.4)));
        }
    }

    // Units are what their weights say: nothing of them has to be saved.
    [Fact]
    public void Load_OfANetworkByFilters_GoesOnWhereItWas()
    {
        using var network = new FilterNet(3, 1);
        network.Prune(0.3);
        using var loaded = new FilterNet(4, 1);
        using var folder = new TemporaryFolder();
        network.Save(folder.PathOf("net.safetensors"));
        loaded.Load(folder.PathOf("net.safetensors"));

        network.Prune(0.6);
        loaded.Prune(0.6);

        Assert.Equal(KeptUnits(network.Hidden), KeptUnits(loaded.Hidden));
    }

    private static int Kept(Network network, int layer) => network.Layers[layer].Mask.Kept;

    private static IEnumerable<float[]> Rows(Layer layer) =>
        layer.Weights.ToArray().Chunk(layer.Weights.Length / layer.WeightShape[0]);

    // Every unit is kept or removed as a whole.
    private static bool[] KeptUnits(Layer layer)
    {
        int inputs = layer.Weights.Length / layer.WeightShape[0];
        return [.. KeptOfEach(layer, inputs).Select(kept =>
        {
            Assert.True(kept == 0 || kept == inputs, $"{kept} of {inputs} weights are kept.");
            return kept > 0;
        })];
    }

    private static IEnumerable<int> KeptOfEach(Layer layer, int size) =>
        Enumerable.Range(0, layer.Mask.Count).Chunk(size).Select(part => part.Count(i => layer.Mask[i]));

    private static void RequireKeptOfEach(Layer layer, int size, int kept) =>
        Assert.All(KeptOfEach(layer, size), actual => Assert.Equal(kept, actual));

    // But for rounding: sums of the network and of the test are not made in the same order.
    private static void RequireLowestRemoved(double[] scores, bool[] kept, int removed)
    {
        Assert.Equal(removed, kept.Count(k => !k));
        double highest = scores.Where((_, i) => !kept[i]).Max();
        double lowest = scores.Where((_, i) => kept[i]).Min();
        Assert.True(highest <= lowest * (1 + 1e-6), $"{highest} was removed, {lowest} kept.");
    }
}
