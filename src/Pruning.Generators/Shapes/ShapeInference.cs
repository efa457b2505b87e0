using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Shapes;

/// <summary>
/// Stage 3a. In comes a graph; out goes the same graph with the shape of every value. Afterwards every size, and the
/// number of all weights and biases together, is positive and at most <see cref="Limit"/>, so that later stages may
/// count in int.
/// </summary>
internal static class ShapeInference
{
    /// <summary>
    /// The largest number of values in one sample of a tensor, and of parameters in a network: 2^28, 1 GB of floats.
    /// </summary>
    public const int Limit = 1 << 28;

    public static Result<ShapedGraph> Infer(NetworkGraph graph)
    {
        Dictionary<string, TensorShape> known = [];
        List<Node> nodes = [];
        List<TensorShape> shapes = [];
        Dictionary<string, string> replaced = [];
        long parameters = 0;
        foreach (Node unresolved in graph.Nodes)
        {
            foreach (Node node in Resolve(Rename(unresolved, replaced), known, replaced))
            {
                TensorShape first = node.Inputs.Count > 0 ? known[node.Inputs[0]] : new TensorShape([]);
                switch (node)
                {
                    case Input input:
                        if (!TryMultiply(input.Dimensions, out long size))
                        {
                            return TooLarge("", "a sample of '" + graph.Name + "'", size);
                        }

                        break;
                    case Weighted weighted:
                        // At most Limit inputs and int.MaxValue outputs: the product fits a long.
                        parameters += (FanIn(weighted, first) + (weighted.Bias ? 1 : 0)) * weighted.Outputs;
                        if (parameters > Limit)
                        {
                            string layer = weighted.Layer;
                            return TooLarge(layer, "the network up to layer '" + layer + "'", parameters);
                        }

                        break;
                    case SoftmaxCrossEntropy when first.Size == 1:
                        string last = graph.Nodes[graph.Nodes.Count - 2].Layer;
                        return Result<ShapedGraph>.Failure([new Fault(FaultId.SoftmaxOfOneOutput, last, [last])]);
                }

                TensorShape shape = ShapeOf(node, [.. node.Inputs.Select(input => known[input])]);
                nodes.Add(node);
                shapes.Add(shape);
                known[node.Name] = shape;
            }
        }

        var resolved = new NetworkGraph(graph.Name, nodes.ToEquatableArray());
        GraphVerifier.Verify(resolved);
        return new ShapedGraph(resolved, shapes.ToEquatableArray());
    }

    // Values that turned out to be others under another name are read under that name.
    private static Node Rename(Node node, Dictionary<string, string> replaced)
    {
        return node.Inputs.Any(replaced.ContainsKey)
            ? node with
            {
                Inputs = node.Inputs.Select(name => replaced.TryGetValue(name, out string? other) ? other : name)
                    .ToEquatableArray(),
            }
            : node;
    }

    // What a shortcut is, now that both shapes are known.
    private static IEnumerable<Node> Resolve(
        Node node, Dictionary<string, TensorShape> known, Dictionary<string, string> replaced)
    {
        if (node is not Adapt adapt)
        {
            yield return node;
            yield break;
        }

        TensorShape from = known[adapt.Inputs[0]];
        TensorShape to = known[adapt.Inputs[1]];
        if (from.Equals(to))
        {
            replaced[adapt.Name] = adapt.Inputs[0];
            yield break;
        }

        int stride = from.Height == 1 ? 1 : (from.Height + to.Height - 1) / to.Height;
        if (adapt.Shortcut == Shortcut.Pad)
        {
            yield return new Subsample(adapt.Name, [adapt.Inputs[0]], to.Channels, stride);
            yield break;
        }

        string layer = adapt.Name.Replace(".Shortcut", "_Projection");
        string norm = layer + ".BatchNorm";
        yield return new Conv2D(
            layer, [adapt.Inputs[0]], to.Channels, 1, stride, 0, 1, false, Initializer.HeNormal);
        yield return new BatchNorm(norm, [layer], 0.1, 1e-5);
        replaced[adapt.Name] = norm;
    }

    private static long FanIn(Weighted node, TensorShape input)
    {
        return node switch
        {
            Dense => input.Size,
            Conv2D conv => (long)input.Channels / conv.Groups * conv.Kernel * conv.Kernel,
            _ => throw new System.InvalidOperationException("No weights known for " + node.GetType().Name + "."),
        };
    }

    private static TensorShape ShapeOf(Node node, TensorShape[] inputs)
    {
        TensorShape first = inputs.Length > 0 ? inputs[0] : new TensorShape([]);
        return node switch
        {
            Input samples => new TensorShape(samples.Dimensions),
            Dense dense => new TensorShape([dense.Units]),
            Conv2D conv => Windows(first, conv.Filters, conv.Kernel, conv.Stride, conv.Padding),
            MaxPool pool => Windows(first, first.Channels, pool.Kernel, pool.Stride, pool.Padding),
            AveragePool pool => Windows(first, first.Channels, pool.Kernel, pool.Stride, pool.Padding),
            Subsample sample => Windows(first, sample.Channels, 1, sample.Stride, 0),
            GlobalAveragePool => new TensorShape([first.Channels]),
            Flatten => new TensorShape([first.Size]),
            Concat => first.IsImage
                ? new TensorShape([inputs.Sum(input => input.Channels), first.Height, first.Width])
                : new TensorShape([inputs.Sum(input => input.Channels)]),
            BatchNorm or Add or Relu or LeakyRelu or Sigmoid or Tanh or Gelu or Dropout => first,
            SoftmaxCrossEntropy or MeanSquaredError => new TensorShape([1]),
            _ => throw new System.InvalidOperationException("No shape rule for " + node.GetType().Name + "."),
        };
    }

    private static TensorShape Windows(TensorShape input, int channels, int kernel, int stride, int padding)
    {
        int height = ((input.Height + (2 * padding) - kernel) / stride) + 1;
        int width = ((input.Width + (2 * padding) - kernel) / stride) + 1;
        return new TensorShape([channels, height, width]);
    }

    private static Result<ShapedGraph> TooLarge(string member, string what, long size)
    {
        return Result<ShapedGraph>.Failure(
            [new Fault(FaultId.NetworkTooLarge, member, [what, Invariant.Text(size), Invariant.Text(Limit)])]);
    }

    // Stops at the first product beyond the limit, which no further positive factor brings back.
    private static bool TryMultiply(EquatableArray<int> dimensions, out long size)
    {
        size = 1;
        foreach (int dimension in dimensions)
        {
            size *= dimension;
            if (size is < 1 or > Limit)
            {
                return false;
            }
        }

        return true;
    }
}
