using System.Collections.Generic;
using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>A graph as a table: one line per value.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        List<string[]> rows = [["value", "operator", "reads", "parameters"]];
        foreach (Node node in graph.Nodes)
        {
            rows.Add([node.Name, node.GetType().Name, string.Join(", ", node.Inputs), Parameters(node)]);
        }

        return "network " + graph.Name + "\n" + string.Join("\n", TextTable.Format(rows)) + "\n";
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
