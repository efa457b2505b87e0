using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>A graph as a table: one line per value.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        var table = new TextTable("value", "operator", "reads", "parameters");
        foreach (Node node in graph.Nodes)
        {
            table.Add(node.Name, node.GetType().Name, string.Join(", ", node.Inputs), Parameters(node));
        }

        return "network " + graph.Name + "\n" + table;
    }

    private static string Parameters(Node node)
    {
        return node switch
        {
            Input input => "[" + string.Join(", ", input.Dimensions) + "]",
            Dense dense => "units " + Invariant.Text(dense.Units) + (dense.Bias ? ", bias, " : ", ")
                + dense.Initializer,
            LeakyRelu leaky => "slope " + Invariant.Text(leaky.Slope),
            Dropout dropout => "rate " + Invariant.Text(dropout.Rate),
            Relu or Sigmoid or Tanh or Gelu or SoftmaxCrossEntropy or MeanSquaredError => "",
            _ => throw new System.InvalidOperationException("No parameters known for " + node.GetType().Name + "."),
        };
    }
}
