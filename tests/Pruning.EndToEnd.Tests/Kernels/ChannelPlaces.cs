using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Randomness;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The groups of channels that a policy of the class removes from, in the layers of a network.</summary>
internal sealed class ChannelPlaces
{
    private readonly Network _network;
    private readonly NetworkDeclaration _declaration;
    private readonly ShapedGraph _graph;

    public ChannelPlaces(Network network, NetworkDeclaration declaration, ShapedGraph graph)
    {
        _network = network;
        _declaration = declaration;
        _graph = graph;
        Groups =
        [
            .. DependencyGroups.Find(graph).Groups.Where(group => group.Makers().Any(layer =>
                !LayerOwner.Of(declaration, layer).Keep && !LayerOwner.IsGate(declaration, layer))),
        ];
    }

    public IReadOnlyList<ChannelGroup> Groups { get; }

    /// <summary>Samples of the network, and labels or targets as its loss reads them.</summary>
    public Dataset Samples()
    {
        const int Count = 7;
        var random = new RandomStream(_network.Seed, 1);
        int inputs = _graph.Shapes[0].Size;
        float[] features = Numbers(random, Count * inputs);
        float[] targets = Numbers(random, Count * Outputs);
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => sample % Outputs)];
        Dataset data = (Loss)_declaration.Loss == Loss.MeanSquaredError
            ? Dataset.FromArrays(features, inputs, targets, Outputs)
            : Dataset.FromArrays(features, labels, Outputs);
        int[] shape = [.. _declaration.Input];
        return shape.Length == 3 ? data.AsImages(shape[0], shape[1], shape[2]) : data;
    }

    /// <summary>What the network says to them: one by one, and together.</summary>
    public (float[][] Outputs, double Loss) Answers(Dataset data)
    {
        float[][] answers =
            [.. Enumerable.Range(0, data.Count).Select(sample => Predictions.Of(_network, data, sample))];
        return (answers, _network.Evaluate(data).Loss);
    }

    /// <summary>The sum of the magnitudes of all rows of each channel.</summary>
    public double[] Scores(ChannelGroup group) =>
    [
        .. Enumerable.Range(0, group.Channels).Select(channel => Weights(group, channel, columns: false)
            .Sum(place => (double)Math.Abs(LayerOf(place.Layer).Weights[place.Weight]))),
    ];

    /// <summary>The channels of which any weight is kept.</summary>
    public bool[] Kept(ChannelGroup group) =>
    [
        .. Enumerable.Range(0, group.Channels).Select(channel => Weights(group, channel, columns: false)
            .Concat(Weights(group, channel, columns: true))
            .Any(place => LayerOf(place.Layer).Mask[place.Weight])),
    ];

    /// <summary>Whether all rows of any channel that can go are removed, of whichever layers.</summary>
    public bool AnyGone() => DependencyGroups.Find(_graph).Groups
        .Where(group => !group.IsFixed && group.Makers().Any())
        .Any(group => Enumerable.Range(0, group.Channels).Any(channel => Weights(group, channel, columns: false)
            .All(place => !LayerOf(place.Layer).Mask[place.Weight])));

    /// <summary>Exactly what makes and reads removed channels is gone.</summary>
    public void RequireMasks(bool[][] kept)
    {
        HashSet<(string Layer, int Weight)> removed = [];
        for (int g = 0; g < kept.Length; g++)
        {
            for (int channel = 0; channel < kept[g].Length; channel++)
            {
                if (!kept[g][channel])
                {
                    removed.UnionWith(Weights(Groups[g], channel, columns: false));
                    removed.UnionWith(Weights(Groups[g], channel, columns: true));
                }
            }
        }

        foreach (Layer layer in _network.Layers)
        {
            Assert.All(
                Enumerable.Range(0, layer.Weights.Length),
                weight => Assert.NotEqual(removed.Contains((layer.Name, weight)), layer.Mask[weight]));
        }
    }

    /// <summary>Gives the biases and the normalisation of removed channels other values.</summary>
    public void Disturb(bool[][] kept)
    {
        Dictionary<string, BatchNorm> norms =
            NetworkNumbers.Norms(_network, _graph).ToDictionary(item => item.Name, item => item.Norm);
        for (int g = 0; g < kept.Length; g++)
        {
            foreach (ChannelSlice slice in Groups[g].Slices)
            {
                for (int i = 0; i < kept[g].Length * slice.PerChannel; i++)
                {
                    if (!kept[g][i / slice.PerChannel])
                    {
                        Disturb(slice.Role, slice.Node, slice.First + i, norms);
                    }
                }
            }
        }
    }

    private void Disturb(ChannelRole role, string node, int index, Dictionary<string, BatchNorm> norms)
    {
        float value = 1.5f + (index % 7);
        if (role == ChannelRole.Row && LayerOf(node).Bias.Length > 0)
        {
            LayerOf(node).Bias[index] = value;
        }
        else if (role == ChannelRole.Norm)
        {
            norms[node].Scale[index] = value;
            norms[node].Shift[index] = -value;
            norms[node].Mean[index] = 2 * value;
            norms[node].Variance[index] = value;
        }
    }

    /// <summary>Gives all biases and normalisations values of their own.</summary>
    public void Draw()
    {
        var random = new RandomStream(_network.Seed, 2);
        foreach (Layer layer in _network.Layers)
        {
            Fill(random, layer.Bias, 0);
        }

        foreach ((_, BatchNorm norm) in NetworkNumbers.Norms(_network, _graph))
        {
            Fill(random, norm.Scale, 1);
            Fill(random, norm.Shift, 0);
            Fill(random, norm.Mean, 0);
        }
    }

    private static void Fill(RandomStream random, Span<float> values, float mean)
    {
        foreach (ref float value in values)
        {
            value = mean + (0.3f * (float)random.NextNormal());
        }
    }

    /// <summary>Puts the channels of every group into another order, in all places where they appear.</summary>
    public void Shuffle(Random random)
    {
        Dictionary<string, BatchNorm> norms =
            NetworkNumbers.Norms(_network, _graph).ToDictionary(item => item.Name, item => item.Norm);
        foreach (ChannelGroup group in DependencyGroups.Find(_graph).Groups.Where(group => !group.IsFixed))
        {
            int[] order = [.. Enumerable.Range(0, group.Channels)];
            random.Shuffle(order);
            foreach (ChannelSlice slice in group.Slices)
            {
                int[] places =
                [
                    .. order.SelectMany(channel => Enumerable.Range(
                        slice.First + (channel * slice.PerChannel), slice.PerChannel)),
                ];
                Reorder(slice, places, norms);
            }
        }
    }

    private void Reorder(ChannelSlice slice, int[] places, Dictionary<string, BatchNorm> norms)
    {
        if (slice.Role == ChannelRole.Norm)
        {
            BatchNorm norm = norms[slice.Node];
            Reorder(norm.Scale, slice.First, places);
            Reorder(norm.Shift, slice.First, places);
            Reorder(norm.Mean, slice.First, places);
            Reorder(norm.Variance, slice.First, places);
        }
        else if (slice.Role is ChannelRole.Row or ChannelRole.Column)
        {
            Layer layer = LayerOf(slice.Node);
            int inputs = layer.Weights.Length / layer.WeightShape[0];
            bool isRow = slice.Role == ChannelRole.Row;
            for (int other = 0; other < (isRow ? inputs : layer.WeightShape[0]); other++)
            {
                int[] weights = Array.ConvertAll(
                    places, own => isRow ? (own * inputs) + other : (other * inputs) + own);
                Reorder(layer.Weights, [.. weights.Order()], weights);
            }

            if (isRow && layer.Bias.Length > 0)
            {
                Reorder(layer.Bias, slice.First, places);
            }
        }
    }

    private static void Reorder(Span<float> values, int first, int[] places) =>
        Reorder(values, [.. Enumerable.Range(first, places.Length)], places);

    private static void Reorder(Span<float> values, int[] to, int[] from)
    {
        float[] before = values.ToArray();
        for (int i = 0; i < to.Length; i++)
        {
            values[to[i]] = before[from[i]];
        }
    }

    // The weights of a channel: its rows in what makes it, or its columns in what reads it.
    private IEnumerable<(string Layer, int Weight)> Weights(ChannelGroup group, int channel, bool columns)
    {
        foreach (ChannelSlice slice in group.In(columns ? ChannelRole.Column : ChannelRole.Row))
        {
            Weighted layer = (Weighted)_graph.NodeOf(slice.Node);
            int inputs = _graph.InputsOf(layer);
            int other = columns ? layer.Outputs : inputs;
            for (int i = 0; i < slice.PerChannel; i++)
            {
                int own = slice.First + (channel * slice.PerChannel) + i;
                for (int j = 0; j < other; j++)
                {
                    yield return (slice.Node, columns ? (j * inputs) + own : (own * inputs) + j);
                }
            }
        }
    }

    private int Outputs => _graph.Shapes[^2].Size;

    private static float[] Numbers(RandomStream random, int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (float)random.NextNormal();
        }

        return numbers;
    }

    private Layer LayerOf(string name) => _network.Layers.Single(layer => layer.Name == name);
}
