using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>The table of layers that stands in the documentation of the emitted class.</summary>
internal static class LayerTable
{
    public static EquatableArray<string> Rows(CheckedNetwork network, EquatableArray<LayerPlan> layers)
    {
        TextTable table = new("layer", "operators", "output", ">weights", ">biases", ">multiply-adds", "prunable");
        long weights = 0;
        long biases = 0;
        foreach (LayerPlan layer in layers)
        {
            IEnumerable<string> operators = network.Graph.Graph.Nodes
                .Where(node => node.Layer == layer.Name)
                .Select(node => node.GetType().Name);
            long own = (long)layer.Units * layer.Inputs;
            weights += own;
            biases += layer.Bias < 0 ? 0 : layer.Units;
            table.Add(
                layer.Name,
                string.Join(", ", operators),
                network.Graph.ShapeOf(layer.Name).ToString(),
                Number(own),
                Number(layer.Bias < 0 ? 0 : layer.Units),
                Number(own),
                layer.IsPrunable ? "yes" : "no");
        }

        table.Add("total", "", "", Number(weights), Number(biases), Number(weights), "");
        return table.ToString().TrimEnd('\n').Split('\n').ToEquatableArray();
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
