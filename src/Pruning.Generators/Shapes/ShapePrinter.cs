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
        long allMultiplyAdds = 0;
        for (int i = 0; i < shaped.Graph.Nodes.Count; i++)
        {
            Node node = shaped.Graph.Nodes[i];
            string shape = shaped.Shapes[i].ToString();
            if (node is Weighted layer)
            {
                int weights = shaped.WeightsOf(layer);
                int biases = layer.Bias ? layer.Outputs : 0;
                allWeights += weights;
                allBiases += biases;
                long multiplyAdds = shaped.MultiplyAddsOf(layer);
                allMultiplyAdds += multiplyAdds;
                table.Add(
                    node.Name,
                    node.GetType().Name,
                    shape,
                    Invariant.Text(weights),
                    Invariant.Text(biases),
                    Invariant.Text(multiplyAdds));
            }
            else
            {
                table.Add(node.Name, node.GetType().Name, shape, "", "", "");
            }
        }

        table.Add(
            "sum", "", "", Invariant.Text(allWeights), Invariant.Text(allBiases), Invariant.Text(allMultiplyAdds));
        return "network " + shaped.Graph.Name + "\n" + table;
    }
}
