using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// Stage 3a. In comes a graph; out goes the same graph with the shape of every value, and with every shortcut, and
/// every mean of channels, as what it is between those shapes. Afterwards every size, and the number of all parameters
/// together, is positive and at most <see cref="Limit"/>, so that later stages may count in int.
/// </summary>
internal sealed class ShapeInference
{
    /// <summary>
    /// The largest number of values in one sample of a tensor, and of parameters in a network: 2^28, 1 GB of floats.
    /// </summary>
    public const int Limit = 1 << 28;

    private readonly NetworkGraph _graph;
    private readonly HashSet<string> _written;
    private readonly List<Node> _nodes = [];
    private readonly List<TensorShape> _shapes = [];
    private readonly List<Fault> _faults = [];

    // Values that have a shape, and those that turned out to be others under another name.
    private readonly Dictionary<string, TensorShape> _known = [];
    private readonly Dictionary<string, string> _replaced = [];
    private long _parameters;

    private ShapeInference(NetworkGraph graph)
    {
        _graph = graph;
        _written = [.. graph.Nodes.Select(node => node.Name)];
    }

    public static Result<ShapedGraph> Infer(NetworkGraph graph)
    {
        ShapeInference inference = new(graph);
        foreach (Node node in graph.Nodes)
        {
            inference.Visit(node);
        }

        if (inference._faults.Count > 0)
        {
            return Result<ShapedGraph>.Failure(inference._faults.ToEquatableArray());
        }

        var resolved = new NetworkGraph(graph.Name, inference._nodes.ToEquatableArray());
        GraphVerifier.Verify(resolved);
        return new ShapedGraph(resolved, inference._shapes.ToEquatableArray());
    }

    // What reads a value without a shape is left out: that value has had its fault.
    private void Visit(Node written)
    {
        Node node = written with { Inputs = written.Inputs.Select(Present).ToEquatableArray() };
        if (!node.Inputs.All(_known.ContainsKey))
        {
            return;
        }

        if (node is Adapt adapt)
        {
            Replace(adapt);
        }
        else if (node is ChannelMeans)
        {
            Replace(node, ImageBehind(node.Inputs[0]));
        }
        else
        {
            Define(node);
        }
    }

    private string Present(string value) => _replaced.TryGetValue(value, out string? other) ? other : value;

    private void Replace(Adapt adapt)
    {
        Result<AdaptedValue> adapted = Shortcuts.Adapt(adapt, _known[adapt.Inputs[0]], _known[adapt.Inputs[1]]);
        _faults.AddRange(adapted.Faults);
        if (adapted.Value is not { } value)
        {
            return;
        }

        _replaced[adapt.Name] = value.Name;
        foreach (Node node in value.Nodes)
        {
            if (node is Weighted && _written.Contains(node.Name))
            {
                string what = "the projection in the shortcut of '" + adapt.Layer + "'";
                _faults.Add(new Fault(FaultId.GeneratedNameTaken, node.Name, [node.Name, what]));
                return;
            }

            Define(node);
        }
    }

    private void Replace(Node means, string value)
    {
        if (_known[value].IsImage)
        {
            Define(new GlobalAveragePool(means.Name, [value]));
        }
        else
        {
            _replaced[means.Name] = value;
        }
    }

    // The image that a vector was flattened from.
    private string ImageBehind(string value)
    {
        string image = value;
        while (_nodes.Find(node => node.Name == image) is Flatten flatten)
        {
            image = flatten.Inputs[0];
        }

        return image;
    }

    private void Define(Node node)
    {
        Result<TensorShape> result = ShapeRules.ShapeOf(
            node, _graph.Name, node.Inputs.Select(input => _known[input]).ToArray());
        _faults.AddRange(result.Faults);
        if (result.Value is { } shape)
        {
            CountParameters(node);
            _nodes.Add(node);
            _shapes.Add(shape);
            _known[node.Name] = shape;
        }
    }

    // Up to the first layer with which there are too many.
    private void CountParameters(Node node)
    {
        if (_parameters > Limit || node.Inputs.Count == 0)
        {
            return;
        }

        _parameters += ParameterCount.Of(node, _known[node.Inputs[0]]);
        if (_parameters > Limit)
        {
            string what = "the network up to layer '" + node.Layer + "'";
            _faults.Add(ShapeRules.TooLarge(node.Layer, what, _parameters));
        }
    }
}
