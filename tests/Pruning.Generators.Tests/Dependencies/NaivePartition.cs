using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Dependencies;

/// <summary>
/// Union-find over single numbers: an element for every channel of every value and for every row, column, group and
/// normalised channel of every operator, joined one by one by what the operator computes.
/// </summary>
internal sealed class NaivePartition
{
    private readonly ShapedGraph _shaped;
    private readonly Dictionary<(string Kind, string Node, int Index), int> _ids = [];
    private readonly List<int> _parents = [];

    private NaivePartition(ShapedGraph shaped)
    {
        _shaped = shaped;
    }

    /// <summary>For every place where a channel appears, the number of its class.</summary>
    public static IReadOnlyDictionary<(string Kind, string Node, int Index), int> Of(ShapedGraph shaped)
    {
        NaivePartition partition = new(shaped);
        foreach (Nodes.Node node in shaped.Graph.Nodes)
        {
            partition.Visit(node);
        }

        return partition._ids
            .Where(item => item.Key.Kind != "value")
            .ToDictionary(item => item.Key, item => partition.Root(item.Value));
    }

    private void Visit(Nodes.Node node)
    {
        TensorShape y = _shaped.ShapeOf(node.Name);
        TensorShape x = node.Inputs.Count > 0 ? _shaped.ShapeOf(node.Inputs[0]) : y;
        string first = node.Inputs.FirstOrDefault() ?? "";
        switch (node)
        {
            case Nodes.Input:
                Each(y.Channels, c => Join((nameof(ChannelRole.Sample), node.Name, c), ("value", node.Name, c)));
                break;
            case Nodes.Dense dense:
                Each(x.Size, i => Join((nameof(ChannelRole.Column), node.Name, i), ("value", first, i / x.Pixels)));
                Each(dense.Units, k => Join((nameof(ChannelRole.Row), node.Name, k), ("value", node.Name, k)));
                break;
            case Nodes.Conv2D conv:
                Each(conv.Filters, k => Join((nameof(ChannelRole.Row), node.Name, k), ("value", node.Name, k)));
                Each(conv.Filters, k => Each(x.Channels, c => VisitWeight(conv, x.Channels, k, c)));
                break;
            case Nodes.Flatten:
                Each(y.Size, i => Join(("value", node.Name, i), ("value", first, i / x.Pixels)));
                break;
            case Nodes.Concat:
                int start = 0;
                foreach (string input in node.Inputs)
                {
                    int channels = _shaped.ShapeOf(input).Channels;
                    Each(channels, c => Join(("value", node.Name, start + c), ("value", input, c)));
                    start += channels;
                }

                break;
            case Nodes.Subsample:
                Each(y.Channels, c => Join(
                    ("value", node.Name, c),
                    c < x.Channels ? ("value", first, c) : (nameof(ChannelRole.Zero), node.Name, c)));
                break;
            case Nodes.SoftmaxCrossEntropy or Nodes.MeanSquaredError:
                Each(x.Channels, c => Join((nameof(ChannelRole.Output), node.Name, c), ("value", first, c)));
                break;
            default:
                Each(y.Channels, c => node.Inputs.ToList().ForEach(
                    input => Join(("value", node.Name, c), ("value", input, c))));
                if (node is Nodes.BatchNorm)
                {
                    Each(y.Channels, c => Join((nameof(ChannelRole.Norm), node.Name, c), ("value", node.Name, c)));
                }

                break;
        }
    }

    // What has to hold because filter k has a weight for channel c, if they are in the same group.
    private void VisitWeight(Nodes.Conv2D conv, int channels, int k, int c)
    {
        int inputs = channels / conv.Groups;
        int filters = conv.Filters / conv.Groups;
        if (c / inputs != k / filters)
        {
            return;
        }

        if (conv.Groups > 1 && (inputs == 1 || filters == 1))
        {
            (string, string, int) group = (nameof(ChannelRole.ConvolutionGroup), conv.Name, c / inputs);
            Join(group, ("value", conv.Inputs[0], c));
            Join(group, ("value", conv.Name, k));
            return;
        }

        int square = conv.Kernel * conv.Kernel;
        Each(square, t => Join(
            (nameof(ChannelRole.Column), conv.Name, (c % inputs * square) + t), ("value", conv.Inputs[0], c)));
        Join(("value", conv.Name, k), ("value", conv.Name, k % filters));
    }

    private static void Each(int count, Action<int> action)
    {
        for (int i = 0; i < count; i++)
        {
            action(i);
        }
    }

    private void Join((string Kind, string Node, int Index) left, (string Kind, string Node, int Index) right)
    {
        _parents[Root(IdOf(left))] = Root(IdOf(right));
    }

    private int IdOf((string Kind, string Node, int Index) element)
    {
        if (!_ids.TryGetValue(element, out int id))
        {
            id = _parents.Count;
            _ids.Add(element, id);
            _parents.Add(id);
        }

        return id;
    }

    private int Root(int id)
    {
        while (_parents[id] != id)
        {
            _parents[id] = _parents[_parents[id]];
            id = _parents[id];
        }

        return id;
    }
}
