using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Dependencies;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Policies;

/// <summary>
/// What a policy over some groups has to remove, found by trying every fraction: networks without the channels, or rows
/// one by one, are measured as they are.
/// </summary>
internal sealed class CostBruteForce(ShapedGraph shaped, PruningGroup[] groups, Vocabulary.RateUnit unit)
{
    /// <summary>Weights or multiply-adds of all layers that the groups take weights from.</summary>
    public long Total => Layers().Sum(layer => CostOf(shaped, layer));

    /// <summary>The counts of the least fraction that is enough; null where none is.</summary>
    public int[]? Counts(double rate)
    {
        long target = (long)Math.Ceiling((decimal)rate * Total);
        return Fractions()
            .Select(fraction => (int[])[.. groups.Select(group => Math.Min(
                (int)Math.Round(fraction * group.Members, MidpointRounding.ToEven),
                group.Members - Math.Max(1, group.Collapse == Vocabulary.Collapse.Allow ? 0 : group.MinimumKept)))])
            .FirstOrDefault(counts => Total - Kept(counts) >= target);
    }

    /// <summary>What is left without so many members of each group.</summary>
    public long Kept(int[] counts)
    {
        if (groups[0].Channels.Count == 0)
        {
            return groups.Zip(counts, (group, count) =>
                CostOf(shaped, LayerOf(group.Layers[0])) / group.Members * (group.Members - count)).Sum();
        }

        var removal = new Removal(shaped, groups.Zip(counts).SelectMany(
            pair => Enumerable.Range(0, pair.Second).Select(channel => (pair.First.Channels[0], channel))));
        ShapedGraph smaller = ShapeInference.Infer(removal.Shrink()).Value!;
        return Layers().Sum(layer => CostOf(
            smaller, smaller.Graph.Nodes.OfType<Nodes.Weighted>().Single(other => other.Name == layer.Name)));
    }

    // Where any of the counts changes: the fraction itself, which may round down to even, and the one behind it.
    private IEnumerable<double> Fractions() => groups
        .SelectMany(group => Enumerable.Range(0, group.Members)
            .Select(count => (count + 0.5) / group.Members)
            .SelectMany(half => (double[])[Math.BitDecrement(half), half, Math.BitIncrement(half)]))
        .Prepend(0)
        .Append(1)
        .Order();

    private IEnumerable<Nodes.Weighted> Layers()
    {
        string[] names = [.. groups.SelectMany(group => group.Layers.Concat(group.Channels
            .SelectMany(channels => channels.Slices)
            .Where(slice => slice.Role == ChannelRole.Column)
            .Select(slice => slice.Node))).Distinct()];
        return names.Select(LayerOf);
    }

    private Nodes.Weighted LayerOf(string name) => (Nodes.Weighted)shaped.NodeOf(name);

    private long CostOf(ShapedGraph graph, Nodes.Weighted layer) =>
        unit == Vocabulary.RateUnit.Macs ? graph.MultiplyAddsOf(layer) : graph.WeightsOf(layer);
}
