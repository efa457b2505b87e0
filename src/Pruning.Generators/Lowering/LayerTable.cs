using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The table of layers that stands in the documentation of the emitted class: for each layer its operators, the shape
/// of what it gives to others, and what it costs for one sample.
/// </summary>
internal static class LayerTable
{
    public static EquatableArray<string> Rows(CheckedNetwork network, ParameterPlan parameters)
    {
        TextTable table = new("layer", "operators", "output", ">weights", ">parameters", ">multiply-adds", "prunable");
        long weights = 0;
        long all = 0;
        long multiplyAdds = 0;
        foreach (IGrouping<string, Node> layer in network.Graph.Graph.Nodes
            .Where(node => node.Name is not (GraphNames.Samples or GraphNames.Loss))
            .GroupBy(node => node.Layer))
        {
            LayerPlan? weighted = parameters.Layers.FirstOrDefault(plan => plan.Name == layer.Key);
            NormPlan? norm = parameters.Norms.FirstOrDefault(plan => plan.Layer == layer.Key);
            long own = weighted is null ? 0 : (long)weighted.Outputs * weighted.Inputs;
            long trained = own + (weighted is { Bias: >= 0 } ? weighted.Outputs : 0) + (2L * (norm?.Channels ?? 0));
            weights += own;
            all += trained;
            multiplyAdds += weighted?.MultiplyAdds ?? 0;
            table.Add(
                layer.Key,
                string.Join(", ", layer.Select(node => Describe(node, network.Graph))),
                network.Graph.ShapeOf(layer.Last().Name).ToString(),
                Cell(own),
                Cell(trained),
                Cell(weighted?.MultiplyAdds ?? 0),
                weighted is null ? "" : Prunable(weighted));
        }

        table.Add("total", "", "", Number(weights), Number(all), Number(multiplyAdds), "");
        return table.ToString().TrimEnd('\n').Split('\n').ToEquatableArray();
    }

    private static string Prunable(LayerPlan layer) => layer switch
    {
        { Learned: { } learned } => "yes, learns " + learned.Values.Mask,
        { IsPrunable: true } => "yes",
        _ => "no",
    };

    // Operators with a window say how it moves, where that is not one pixel for a kernel and the kernel for a pool.
    private static string Describe(Node node, ShapedGraph shaped) => node switch
    {
        Conv2D conv => "Conv2D " + Window(conv.Kernel, conv.Stride, 1)
            + (conv.Groups == 1 ? "" : " groups " + Literal.Of(conv.Groups)),
        MaxPool pool => "MaxPool " + Window(pool.Kernel, pool.Stride, pool.Kernel),
        AveragePool pool => "AveragePool " + Window(pool.Kernel, pool.Stride, pool.Kernel),
        Relu { Threshold: not 0 } relu => "Relu above " + Invariant.Text(relu.Threshold),
        Gate gate => "Gate " + Literal.Of(gate.Winners) + " of " + Literal.Of(shaped.ShapeOf(gate.Name).Channels),
        Subsample sample => "Subsample stride " + Literal.Of(sample.Stride),
        _ => node.GetType().Name,
    };

    private static string Window(int kernel, int stride, int usual) =>
        Literal.Of(kernel) + "x" + Literal.Of(kernel) + (stride == usual ? "" : " stride " + Literal.Of(stride));

    private static string Cell(long value) => value == 0 ? "" : Number(value);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
