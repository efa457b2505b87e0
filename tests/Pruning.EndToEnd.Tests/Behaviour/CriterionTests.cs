using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Criteria that look at data: what they see, what they remove, and that they change nothing else.</summary>
public sealed class CriterionTests
{
    private static readonly Dataset Data = Blobs.Create().AsImages(1, 4, 5);

    [Fact]
    public void Prune_ByTaylor_RemovesTheWeightsOfLeastFirstOrderChange()
    {
        using TaylorNet network = Trained(new TaylorNet(3, 1));
        double[][] gradients = GradientsOf(network, samples: 70);
        float[][] weights = [.. network.Layers.Select(layer => layer.Weights.ToArray())];

        network.Prune(0.5, Data);

        RequireLowestRemoved(network.First, 170, i => Math.Abs(weights[0][i] * gradients[0][i]));
        RequireLowestRemoved(network.Second, 76, i => Math.Abs(gradients[1][i]));
        RequireLowestRemoved(network.Logits, 14, i => Math.Abs(weights[2][i]));
    }

    [Fact]
    public void Prune_ByFisherAndByMeanOfSquares_RemovesTheSameWeights()
    {
        using ScoredNet fisher = Trained(new ScoredNet(3, 1));
        using SquaresNet squares = Trained(new SquaresNet(3, 1));

        fisher.Prune(0.6, Data);
        squares.Prune(0.6, Data);

        for (int i = 0; i < fisher.Layers.Count; i++)
        {
            Assert.Equal(fisher.Layers[i].Weights, squares.Layers[i].Weights);
        }

        Assert.NotEqual(0, fisher.PruningRate);
    }

    // By single samples: the square of the mean of their gradients would be another number.
    [Fact]
    public void Prune_ByFisher_RemovesTheWeightsOfLeastInformation()
    {
        using ScoredNet network = Trained(new ScoredNet(3, 1));
        float[][] before = [.. network.Layers.Select(layer => layer.Weights.ToArray())];

        // All of the data, so that it does not matter which samples are drawn.
        Dataset some = Data.Take(40);
        double[][] information = [.. before.Select(weights => new double[weights.Length])];
        for (int n = 0; n < some.Count; n++)
        {
            network.ComputeGradients(new Batch(some, [n]), isFrozen: true);
            for (int i = 0; i < before.Length; i++)
            {
                for (int w = 0; w < before[i].Length; w++)
                {
                    double gradient = network.Layers[i].WeightGradients[w];
                    information[i][w] += gradient * gradient;
                }
            }
        }

        network.Prune(0.5, some);

        RequireLowestRemoved(before.SelectMany((layer, i) =>
            layer.Select((w, at) => (w * (double)w * information[i][at], network.Layers[i].Mask[at]))));
        Assert.Equal(0.5, network.PruningRate, 1e-2);
    }

    [Fact]
    public void ComputeGradients_OfAFrozenNetwork_AreThoseOfTheLossThatItPredictsWith()
    {
        using ScoredNet network = Trained(new ScoredNet(3, 1));
        int[] indices = [.. Enumerable.Range(0, 30)];
        float loss = network.ComputeGradients(new Batch(Data, indices), isFrozen: true);
        Assert.Equal(network.Evaluate(Data.Take(30)).Loss, loss, 1e-5);

        foreach (Layer layer in network.Layers)
        {
            float[] gradients = layer.WeightGradients.ToArray();
            double largest = gradients.Max(Math.Abs);
            for (int w = 0; w < gradients.Length; w += 7)
            {
                const float Step = 5e-4f;
                float value = layer.Weights[w];
                layer.Weights[w] = value + Step;
                double above = network.Evaluate(Data.Take(30)).Loss;
                layer.Weights[w] = value - Step;
                double below = network.Evaluate(Data.Take(30)).Loss;
                layer.Weights[w] = value;
                Assert.Equal((above - below) / (2 * Step), gradients[w], 0.02 * largest);
            }
        }
    }

    [Fact]
    public void Prune_NothingByData_LeavesTheNetworkAsItWas()
    {
        using ScoredNet network = Trained(new ScoredNet(3, 1));
        using ScoredNet twin = Trained(new ScoredNet(3, 1));

        network.Prune(0, Data);
        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));

        // Dropout and the order of the samples go on as they would have.
        network.Fit(Data);
        twin.Fit(Data);
        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
    }

    [Fact]
    public void Prune_ByData_DependsOnNeitherThreadsNorWhatWasLoaded()
    {
        using ScoredNet one = Trained(new ScoredNet(3, 1));
        using ScoredNet three = Trained(new ScoredNet(3, 3));
        three.ComputeGradients(new Batch(Data, [5, 6, 7]));

        one.Prune(0.7, Data);
        three.Prune(0.7, Data);

        Assert.Equal(SavedState.Of(one), SavedState.Of(three));
    }

    // Weights: 4 x 1 x 3 x 3, 30 x 80, 3 x 30. Sums of sides, which kept weights are in proportion to: 11, 110, 33.
    [Fact]
    public void Prune_ByErdosRenyiKernel_SpreadsTheRemovalBySizes()
    {
        using var network = new ErdosRenyiNet(3, 1);

        // 0.9 of 2526 is 2273, which leaves 253: 18, 181 and 54 of them.
        Assert.Equal(2273, network.Prune(0.9).Removed);
        Assert.Equal([18, 181, 54], network.Layers.Select(layer => layer.Mask.Kept));

        // 51 are left: 4 is the least of a layer, and 3.6 its share, which is rounded to it.
        PruningResult whole = network.Prune(0.98);
        Assert.Equal((2475, null), (whole.Removed, whole.CollapsedLayer));
        Assert.Equal([4, 36, 11], network.Layers.Select(layer => layer.Mask.Kept));

        // 38 are left, and 2.7 would be its share.
        PruningResult cut = network.Prune(0.985);
        Assert.Equal((2488, "Features"), (cut.Removed, cut.CollapsedLayer));
        Assert.Equal([4, 26, 8], network.Layers.Select(layer => layer.Mask.Kept));

        // Of 10 each layer would have less than its minimum: 12 stay.
        PruningResult last = network.Prune(0.996);
        Assert.Equal([4, 4, 4], network.Layers.Select(layer => layer.Mask.Kept));
        Assert.Equal((2514, 2516, "Features"), (last.Removed, last.Requested, last.CollapsedLayer));
    }

    [Fact]
    public void Fit_UnderErdosRenyiKernel_RemovesExactlyWhatIsDeclared()
    {
        using var network = new ErdosRenyiNet(3, 1);

        network.Fit(Data);

        Assert.Equal([18, 181, 54], network.Layers.Select(layer => layer.Mask.Kept));
    }

    [Fact]
    public void Prune_ByDataThatDiverges_SaysSoAndForgetsTheBatch()
    {
        using var network = new TaylorNet(3, 1);
        float[] samples = new float[70 * Blobs.Features];
        samples[^1] = 3e38f;
        Dataset broken = Dataset.FromArrays(samples, new int[70], Blobs.Classes, "broken").AsImages(1, 4, 5);
        network.First.Weights.Fill(3);
        network.LoadBatch(new Batch(Data, [1, 2]));

        var error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5, broken));

        Assert.StartsWith("Taylor looks at 'broken'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, network.PruningRate);
        Assert.Throws<InvalidOperationException>(() => network.TrainStep());
    }

    [Fact]
    public void Prune_OfWeightsThatAreNotNumbers_NamesTheLayerBeforeItLooksAtData()
    {
        using var network = new TaylorNet(3, 1);
        network.First.Weights[3] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5, Data));

        Assert.StartsWith(
            "Layer First of TaylorNet has weights that are not a number", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, network.PruningRate);
    }

    [Fact]
    public void Prune_WithoutTheDataThatACriterionNeeds_SaysSo()
    {
        using var network = new TaylorNet(3, 1);

        var error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));

        Assert.Equal(
            "TaylorNet is pruned by Taylor, which looks at data; pass it: Prune(rate, data).", error.Message);
        Assert.Equal(0, network.PruningRate);
    }

    [Fact]
    public void PruneAndFit_WithFewerSamplesThanDeclared_SaySoBeforeAnythingChanges()
    {
        using var network = new TaylorNet(3, 1);
        byte[] before = SavedState.Of(network);

        foreach (Action action in (Action[])[
            () => network.Prune(0.5, Data.Take(69)), () => network.Fit(Data.Take(69))])
        {
            var error = Assert.Throws<ArgumentException>(action);
            Assert.Contains("Taylor looks at 70 samples", error.Message, StringComparison.Ordinal);
            Assert.Contains("has 69", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, SavedState.Of(network));
    }

    private static TNetwork Trained<TNetwork>(TNetwork network)
        where TNetwork : Network
    {
        int[] indices = [.. Enumerable.Range(0, 32)];
        for (int step = 0; step < 12; step++)
        {
            network.TrainStep(new Batch(Data, indices));
        }

        return network;
    }

    // The mean gradient of the first samples.
    private static double[][] GradientsOf(Network network, int samples)
    {
        double[][] sums = [.. network.Layers.Select(layer => new double[layer.Weights.Length])];
        for (int first = 0; first < samples; first += network.BatchSize)
        {
            int[] indices = [.. Enumerable.Range(first, Math.Min(network.BatchSize, samples - first))];
            network.ComputeGradients(new Batch(Data, indices), isFrozen: true);
            for (int i = 0; i < sums.Length; i++)
            {
                for (int w = 0; w < sums[i].Length; w++)
                {
                    sums[i][w] += network.Layers[i].WeightGradients[w] * (double)indices.Length / samples;
                }
            }
        }

        return sums;
    }

    private static void RequireLowestRemoved(Layer layer, int removed, Func<int, double> score)
    {
        Assert.Equal(removed, layer.Mask.Count - layer.Mask.Kept);
        RequireLowestRemoved(
            Enumerable.Range(0, layer.Mask.Count).Select(i => (score(i), layer.Mask[i])));
    }

    // But for rounding: sums of the network and of the test are not made in the same order.
    private static void RequireLowestRemoved(IEnumerable<(double Score, bool Kept)> weights)
    {
        double highest = weights.Where(weight => !weight.Kept).Max(weight => weight.Score);
        double lowest = weights.Where(weight => weight.Kept).Min(weight => weight.Score);
        Assert.True(highest <= lowest * (1 + 1e-4), $"{highest} was removed, {lowest} kept.");
    }
}
