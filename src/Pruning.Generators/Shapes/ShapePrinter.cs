using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>
/// A shaped graph as a table: one line per value, with what it costs for one sample, and a line of sums.
/// </summary>
internal static class ShapePrinter
{
    public static string Print(ShapedGraph shaped)
    {
        var table = new TextTable("value", "operator", "shape", ">weights", ">biases", ">multiply-adds");
        long allWeights = 0;
        long allBiases = 0;
        for (int i = 0; i < shaped.Graph.Nodes.Count; i++)
        {
            Node node = shaped.Graph.Nodes[i];
            string shape = shaped.Shapes[i].ToString();
            if (node is Dense dense)
            {
                int weights = shaped.WeightsOf(dense);
                int biases = dense.Bias ? dense.Units : 0;
                allWeights += weights;
                allBiases += biases;
                string count = Invariant.Text(weights);
                table.Add(node.Name, nameof(Dense), shape, count, Invariant.Text(biases), count);
            }
            else
            {
                table.Add(node.Name, node.GetType().Name, shape, "", "", "");
            }
        }

        table.Add("sum", "", "", Invariant.Text(allWeights), Invariant.Text(allBiases), Invariant.Text(allWeights));
        return "network " + shaped.Graph.Name + "\n" + table;
    }
}
