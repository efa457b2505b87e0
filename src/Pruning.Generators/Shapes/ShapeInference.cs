using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;

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
        List<TensorShape> shapes = [];
        long parameters = 0;
        foreach (Node node in graph.Nodes)
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
                case Dense dense:
                    // At most Limit inputs and int.MaxValue units: the product fits a long.
                    parameters += ((long)first.Size + (dense.Bias ? 1 : 0)) * dense.Units;
                    if (parameters > Limit)
                    {
                        return TooLarge(dense.Layer, "the network up to layer '" + dense.Layer + "'", parameters);
                    }

                    break;
                case SoftmaxCrossEntropy when first.Size == 1:
                    string last = graph.Nodes[graph.Nodes.Count - 2].Layer;
                    return Result<ShapedGraph>.Failure([new Fault(FaultId.SoftmaxOfOneOutput, last, [last])]);
            }

            TensorShape shape = ShapeOf(node, first);
            shapes.Add(shape);
            known[node.Name] = shape;
        }

        return new ShapedGraph(graph, shapes.ToEquatableArray());
    }

    private static TensorShape ShapeOf(Node node, TensorShape input)
    {
        return node switch
        {
            Input samples => new TensorShape(samples.Dimensions),
            Dense dense => new TensorShape([dense.Units]),
            Relu or LeakyRelu or Sigmoid or Tanh or Gelu or Dropout => input,
            SoftmaxCrossEntropy or MeanSquaredError => new TensorShape([1]),
            _ => throw new System.InvalidOperationException("No shape rule for " + node.GetType().Name + "."),
        };
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
