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

    /// <summary>
    /// The number of weights of the layer, biases not counted: units times the size of what it reads.
    /// </summary>
    public int WeightsOf(Dense layer) => layer.Units * ShapeOf(layer.Inputs[0]).Size;
}
