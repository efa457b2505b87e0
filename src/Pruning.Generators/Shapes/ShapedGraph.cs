using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// A graph whose values all have a shape: <c>Shapes[i]</c> is the shape of the value that <c>Graph.Nodes[i]</c>
/// defines.
/// </summary>
internal sealed record ShapedGraph(NetworkGraph Graph, EquatableArray<TensorShape> Shapes)
{
    /// <summary>The shape of the value with this name.</summary>
    public TensorShape ShapeOf(string value)
    {
        for (int i = 0; i < Graph.Nodes.Count; i++)
        {
            if (Graph.Nodes[i].Name == value)
            {
                return Shapes[i];
            }
        }

        throw new System.ArgumentException("The graph defines no value '" + value + "'.", nameof(value));
    }

    /// <summary>The number of weights of the layer, biases not counted.</summary>
    public int WeightsOf(Weighted layer) => layer.Outputs * InputsOf(layer);

    /// <summary>The number of weights behind one output: columns of W, read as a matrix with a row per
    /// output.</summary>
    public int InputsOf(Weighted layer)
    {
        int inputs = 1;
        EquatableArray<int> shape = WeightShapeOf(layer);
        for (int i = 1; i < shape.Count; i++)
        {
            inputs *= shape[i];
        }

        return inputs;
    }

    /// <summary>The shape of W: [K, C], or [K, C / groups, R, R].</summary>
    public EquatableArray<int> WeightShapeOf(Weighted layer)
    {
        TensorShape input = ShapeOf(layer.Inputs[0]);
        return layer switch
        {
            Dense dense => [dense.Units, input.Size],
            Conv2D conv => [conv.Filters, input.Channels / conv.Groups, conv.Kernel, conv.Kernel],
            _ => throw new System.InvalidOperationException("No weights known for " + layer.GetType().Name + "."),
        };
    }

    /// <summary>Multiply-adds of a forward pass over one sample.</summary>
    public long MultiplyAddsOf(Weighted layer) => (long)WeightsOf(layer) * ShapeOf(layer.Name).Pixels;

    /// <summary>The nodes that read the value, in the order of the graph.</summary>
    public System.Collections.Generic.IEnumerable<Node> ReadersOf(string value)
    {
        foreach (Node node in Graph.Nodes)
        {
            foreach (string input in node.Inputs)
            {
                if (input == value)
                {
                    yield return node;
                }
            }
        }
    }

    /// <summary>The last value of a layer whose numbers are still those of its neurons or filters: behind
    /// normalisation, gate and activation.</summary>
    public string UnitsOf(string layer)
    {
        string value = layer;
        for (Node? next = ReadersOf(value).FirstOrDefault();
            next is BatchNorm or Gate or Relu or LeakyRelu or Sigmoid or Tanh or Gelu or Dropout
                && next.Layer == Node.LayerOf(layer) && ReadersOf(value).Count() == 1;
            next = ReadersOf(value).FirstOrDefault())
        {
            value = next.Name;
        }

        return value;
    }

    /// <summary>The node that defines the value.</summary>
    public Node NodeOf(string value)
    {
        foreach (Node node in Graph.Nodes)
        {
            if (node.Name == value)
            {
                return node;
            }
        }

        throw new System.ArgumentException("The graph defines no value '" + value + "'.", nameof(value));
    }
}
