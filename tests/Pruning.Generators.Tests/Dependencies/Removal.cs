using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Dependencies;

/// <summary>Some channels of some groups, as the indices that they have in every place.</summary>
internal sealed class Removal
{
    private readonly ShapedGraph _shaped;
    private readonly Dictionary<(ChannelRole Role, string Node), HashSet<int>> _indices = [];

    public Removal(ShapedGraph shaped, IEnumerable<(ChannelGroup Group, int Channel)> channels)
    {
        _shaped = shaped;
        foreach ((ChannelGroup group, int channel) in channels)
        {
            foreach (ChannelSlice slice in group.Slices)
            {
                if (!_indices.TryGetValue((slice.Role, slice.Node), out HashSet<int>? indices))
                {
                    indices = _indices[(slice.Role, slice.Node)] = [];
                }

                indices.UnionWith(
                    Enumerable.Range(slice.First + (channel * slice.PerChannel), slice.PerChannel));
            }
        }
    }

    /// <summary>Whether something is left of every layer and of the samples, and two outputs or more.</summary>
    public bool LeavesSomething => _indices.All(item => item.Value.Count < SizeOf(item.Key.Role, item.Key.Node)
        - (item.Key.Role == ChannelRole.Output ? 1 : 0));

    /// <summary>The graph without the channels; every operator reads shapes that fit.</summary>
    public Nodes.NetworkGraph Shrink()
    {
        Dictionary<string, TensorShape> shapes = [];
        List<Nodes.Node> nodes = [];
        foreach (Nodes.Node node in _shaped.Graph.Nodes)
        {
            Nodes.Node smaller = node switch
            {
                Nodes.Input input => input with { Dimensions = Smaller(input.Dimensions) },
                Nodes.Dense dense => dense with
                {
                    Units = dense.Units - Rows(dense.Name),
                    Outputs = dense.Outputs - Rows(dense.Name),
                },
                Nodes.Conv2D conv => conv with
                {
                    Filters = conv.Filters - Rows(conv.Name),
                    Outputs = conv.Outputs - Rows(conv.Name),
                    Groups = conv.Groups - Count(ChannelRole.ConvolutionGroup, conv.Name),
                },
                Nodes.Subsample sample => sample with
                {
                    Channels = shapes[node.Inputs[0]].Channels + sample.Channels
                        - _shaped.ShapeOf(node.Inputs[0]).Channels - Count(ChannelRole.Zero, node.Name),
                },
                Nodes.Gate gate => gate with
                {
                    Winners = Math.Min(gate.Winners, shapes[node.Inputs[0]].Channels),
                },
                _ => node,
            };
            Result<TensorShape> shape = ShapeRules.ShapeOf(
                smaller, _shaped.Graph.Name, [.. smaller.Inputs.Select(name => shapes[name])]);
            shapes.Add(
                node.Name,
                shape.Value ?? throw new InvalidOperationException(string.Join("; ", shape.Faults)));
            nodes.Add(smaller);
        }

        return _shaped.Graph with { Nodes = nodes.ToEquatableArray() };
    }

    /// <summary>The declaration with the sizes of the smaller graph.</summary>
    public NetworkDeclaration Shrink(NetworkDeclaration network)
    {
        return network with
        {
            Input = Smaller(network.Input),
            Layers = network.Layers.Select(layer => layer with
            {
                Operators = layer.Operators.Select(operation => operation switch
                {
                    OperatorDeclaration.Dense dense => dense with { Units = dense.Units - Rows(layer.Name) },
                    OperatorDeclaration.Conv2D conv => conv with
                    {
                        Filters = conv.Filters - Rows(layer.Name),
                        Groups = conv.Groups - Count(ChannelRole.ConvolutionGroup, layer.Name),
                    },
                    _ => operation,
                }).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }

    /// <summary>The parameters of the smaller graph: rows, columns and normalised channels are left out.</summary>
    public Dictionary<string, double[]> Shrink(IReadOnlyDictionary<string, double[]> parameters)
    {
        Dictionary<string, double[]> smaller = new(StringComparer.Ordinal);
        foreach (Nodes.Node node in _shaped.Graph.Nodes)
        {
            if (node is Nodes.Weighted layer)
            {
                int columns = _shaped.InputsOf(layer);
                string name = ParameterNames.Weights(layer.Name);
                smaller.Add(name, [.. parameters[name].Where((_, i) =>
                    !Has(ChannelRole.Row, layer.Name, i / columns)
                    && !Has(ChannelRole.Column, layer.Name, i % columns))]);
                if (layer.Bias)
                {
                    Copy(ParameterNames.Bias(layer.Name), ChannelRole.Row, layer.Name);
                }
            }
            else if (node is Nodes.BatchNorm)
            {
                Copy(ParameterNames.Scale(node.Name), ChannelRole.Norm, node.Name);
                Copy(ParameterNames.Shift(node.Name), ChannelRole.Norm, node.Name);
                Copy(ParameterNames.Mean(node.Name), ChannelRole.Norm, node.Name);
                Copy(ParameterNames.Variance(node.Name), ChannelRole.Norm, node.Name);
            }
        }

        return smaller;

        void Copy(string name, ChannelRole role, string node) =>
            smaller.Add(name, [.. parameters[name].Where((_, i) => !Has(role, node, i))]);
    }

    /// <summary>The parameters of the whole graph, with zeros wherever a layer reads one of the channels.</summary>
    public Dictionary<string, double[]> Mask(IReadOnlyDictionary<string, double[]> parameters)
    {
        Dictionary<string, double[]> masked = new(parameters, StringComparer.Ordinal);
        foreach (Nodes.Weighted layer in _shaped.Graph.Nodes.OfType<Nodes.Weighted>())
        {
            int columns = _shaped.InputsOf(layer);
            string name = ParameterNames.Weights(layer.Name);
            masked[name] =
                [.. parameters[name].Select((w, i) => Has(ChannelRole.Column, layer.Name, i % columns) ? 0 : w)];
        }

        // A gate reads channels without weights: one that is not there has no saliency, and wins nothing.
        foreach (Nodes.Weighted layer in _shaped.Graph.Nodes.OfType<Nodes.Gate>().Select(PredictorOf))
        {
            int columns = _shaped.InputsOf(layer);
            string weights = ParameterNames.Weights(layer.Name);
            string bias = ParameterNames.Bias(layer.Name);
            masked[weights] =
                [.. masked[weights].Select((w, i) => Has(ChannelRole.Row, layer.Name, i / columns) ? 0 : w)];
            masked[bias] = [.. masked[bias].Select((b, i) => Has(ChannelRole.Row, layer.Name, i) ? 0 : b)];
        }

        return masked;
    }

    private Nodes.Weighted PredictorOf(Nodes.Gate gate)
    {
        Nodes.Node activation = _shaped.Graph.Nodes.Single(node => node.Name == gate.Inputs[1]);
        return _shaped.Graph.Nodes.OfType<Nodes.Weighted>().Single(node => node.Name == activation.Inputs[0]);
    }

    /// <summary>Samples without the channels [N, C, pixels].</summary>
    public double[] ShrinkSamples(double[] x) =>
        Without(x, ChannelRole.Sample, _shaped.Graph.Nodes[0].Name, _shaped.Shapes[0]);

    /// <summary>Outputs without the channels [N, K].</summary>
    public double[] ShrinkOutputs(double[] y)
    {
        Nodes.Node loss = _shaped.Graph.Nodes[^1];
        return Without(y, ChannelRole.Output, loss.Name, _shaped.ShapeOf(loss.Inputs[0]));
    }

    private double[] Without(double[] values, ChannelRole role, string node, TensorShape shape) =>
        [.. values.Where((_, i) => !Has(role, node, i / shape.Pixels % shape.Channels))];

    private EquatableArray<int> Smaller(EquatableArray<int> input) =>
        [input[0] - Count(ChannelRole.Sample, _shaped.Graph.Nodes[0].Name), .. input.Skip(1)];

    private int Rows(string layer) => Count(ChannelRole.Row, layer);

    private int Count(ChannelRole role, string node) => _indices.GetValueOrDefault((role, node))?.Count ?? 0;

    private bool Has(ChannelRole role, string node, int index) =>
        _indices.TryGetValue((role, node), out HashSet<int>? indices) && indices.Contains(index);

    private int SizeOf(ChannelRole role, string node)
    {
        return (role, _shaped.NodeOf(node)) switch
        {
            (ChannelRole.Row, Nodes.Weighted layer) => layer.Outputs,
            (ChannelRole.Column, Nodes.Weighted layer) => _shaped.InputsOf(layer),
            (ChannelRole.ConvolutionGroup, Nodes.Conv2D conv) => conv.Groups,
            (ChannelRole.Output, { } loss) => _shaped.ShapeOf(loss.Inputs[0]).Channels,
            (ChannelRole.Sample, _) => _shaped.Shapes[0].Channels,
            _ => int.MaxValue,
        };
    }
}
